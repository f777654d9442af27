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
        var count = Math.Max(1, (Entries(site).Count() + Most - 1) / Most);
        SitePath[] parts = count == 1 ? [path] : [.. Enumerable.Range(1, count).Select(number => SitePath.Parse(string.Create(CultureInfo.InvariantCulture, $"sitemap-{number}.xml")))];
        for (var part = 0; part < count; part++)
        {
            var before = part * Most;
            yield return SiteFile.Text(parts[part], () => XmlText.Of(Urls(Entries(site).Skip(before).Take(Most), here)));
        }

        // WordPress's own name, which search engines know: an index may not name an index, so it names the parts.
        var index = new Lazy<XElement>(() => new(Ns + "sitemapindex", parts.Select(part => new XElement(Ns + "sitemap", new XElement(Ns + "loc", here.Absolute(part))))));
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

    // Made anew for each file, so that they are never in memory together. Each address stands in one file once.
    private static IEnumerable<(SitePath Path, DateTimeOffset? Modified)> Entries(SiteContext site)
    {
        var named = new FingerprintSet();
        return All(site).Where(entry => named.Add(Fingerprint.Of(entry.Path.Value)));
    }

    private static IEnumerable<(SitePath Path, DateTimeOffset? Modified)> All(SiteContext site)
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
