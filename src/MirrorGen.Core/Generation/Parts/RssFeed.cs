using System.Globalization;
using System.Xml.Linq;
using MirrorGen.Conversion;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Parts;

/// <summary>The newest posts as RSS 2.0 (https://www.rssboard.org/rss-specification), with their text and their original GUIDs, so that no reader shows them as new.</summary>
public sealed class RssFeed : ISitePart
{
    private const int Items = 10;

    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public IEnumerable<SiteFile> Build(SiteContext site)
    {
        var path = SitePath.Parse(OwnFiles.Feed);
        yield return SiteFile.Xml(path, () => Feed(site, path));
    }

    private static XElement Feed(SiteContext site, SitePath path)
    {
        var newest = site.Blog.Posts.Where(post => post.Type == "post" && post.DeletedAt is null).OrderByDescending(post => post.Published ?? DateTimeOffset.MinValue).ThenByDescending(post => post.Id).Take(Items).ToArray();
        var here = new PageContext(site, Place.Posts, path, absolute: true);
        return new("rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XElement("channel",
                new XElement("title", XmlText.Clean(here.View().Title)),
                new XElement("link", here.Absolute(SitePath.Parse("index.html"))),
                new XElement(Atom + "link", new XAttribute("href", here.Absolute(path)), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
                new XElement("description", XmlText.Clean(site.Blog.Tagline)),
                site.Blog.Language is { Length: > 0 } language ? new XElement("language", language) : null,
                newest.Select(post => Item(post, site, path))));
    }

    private static XElement Item(Post post, SiteContext site, SitePath path)
    {
        var here = new PageContext(site, Place.Of(post), path, absolute: true);
        return new("item",
            new XElement("title", XmlText.Clean(PostViews.Title(post))),
            new XElement("link", here.Href(PostViews.Address(post, site))),
            new XElement("guid", new XAttribute("isPermaLink", "false"), post.Guid.Length > 0 ? XmlText.Clean(post.Guid) : post.Permalink.ToString()),
            post.Published is { } date ? new XElement("pubDate", date.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture)) : null,
            site.Author(post.AuthorId) is { } author ? new XElement(DublinCore + "creator", XmlText.Clean(author.Name)) : null,
            post.TermIds.SelectMany(terms => terms.Value.Select(id => site.Term(terms.Key, id))).Where(term => term is not null).Select(term => new XElement("category", XmlText.Clean(term!.Name))),
            new XElement("description", XmlText.Clean(HtmlCleaner.Text(post.Excerpt))),
            post.PasswordProtected ? null : new XElement(Content + "encoded", XmlText.Clean(here.Html(post.Body))));
    }
}
