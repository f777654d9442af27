using System.Globalization;
using System.Xml.Linq;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>sitemap.xml, so that search engines find the mirror (https://www.sitemaps.org/protocol.html), and robots.txt, which names it.</summary>
public sealed class Sitemap : ISitePart
{
    private const int Most = 50_000;

    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var path = SitePath.Parse(OwnFiles.Sitemap);
        var here = new PageContext(site, Place.Posts, path, absolute: true);
        var chunks = Entries(site).DistinctBy(entry => entry.Path).Chunk(Most).ToArray();
        var parts = chunks.Select((chunk, index) => (Path: chunks.Length < 2 ? path : SitePath.Parse(string.Create(CultureInfo.InvariantCulture, $"sitemap-{index + 1}.xml")), Chunk: chunk))
            .DefaultIfEmpty((Path: path, Chunk: [])).ToArray();
        foreach (var (file, chunk) in parts)
        {
            yield return SiteFile.Text(file, () => XmlText.Of(Urls(chunk, here)));
        }

        // WordPress's own name, which search engines know: an index may not name an index, so it names the parts.
        var index = new Lazy<XElement>(() => new(Ns + "sitemapindex", parts.Select(part => new XElement(Ns + "sitemap", new XElement(Ns + "loc", here.Absolute(part.Path))))));
        yield return SiteFile.Xml(SitePath.Parse(OwnFiles.WordPressSitemap), () => index.Value);
        if (parts.Length > 1)
        {
            yield return SiteFile.Xml(path, () => index.Value);
        }

        yield return SiteFile.Text(SitePath.Parse(OwnFiles.Robots), () => $"User-agent: *\nAllow: /\n\nSitemap: {here.Absolute(path)}\n");
    }

    private static XStreamingElement Urls(IEnumerable<(SitePath Path, DateTimeOffset? Modified)> entries, PageContext here) =>
        new(Ns + "urlset",
            from entry in entries
            select new XElement(Ns + "url",
                new XElement(Ns + "loc", here.Absolute(entry.Path)),
                entry.Modified is { } modified ? new XElement(Ns + "lastmod", modified.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)) : null));

    private static IEnumerable<(SitePath Path, DateTimeOffset? Modified)> Entries(SiteContext site)
    {
        foreach (var post in site.Blog.Posts.Where(post => post.DeletedAt is null && site.Addresses.Has(Place.Of(post))))
        {
            for (var page = 1; page <= site.PageCount(post); page++)
            {
                yield return (site.Addresses.Of(Place.Of(post) with { Page = page }), post.Modified ?? post.Published);
            }
        }

        foreach (var archive in site.Archives.Where(archive => !archive.Posts.IsEmpty))
        {
            yield return (site.Addresses.Of(archive.Place), null);
        }
    }
}
