using System.Globalization;
using System.Xml.Linq;

namespace MirrorGen.Generation.Feeds;

/// <summary>RSS 2.0 with whole texts: https://www.rssboard.org/rss-specification.</summary>
internal static class Rss
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XElement Write(Feed feed) => new("rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "content", Content),
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XAttribute(XNamespace.Xmlns + "atom", Atom),
        new XElement("channel",
            new XElement("title", XmlText.Clean(feed.Title)),
            new XElement(Atom + "link", new XAttribute("href", feed.Self), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            new XElement("link", feed.Link),
            new XElement("description", XmlText.Clean(feed.Description)),
            feed.Language is null ? null : new XElement("language", feed.Language),
            feed.Items.Select(Item)));

    private static XElement Item(FeedItem item) => new("item",
        new XElement("title", XmlText.Clean(item.Title)),
        new XElement("link", item.Link),
        item.Author.Length == 0 ? null : new XElement(DublinCore + "creator", XmlText.Clean(item.Author)),
        item.Published is { } date ? new XElement("pubDate", date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)) : null,
        item.Categories.Select(category => new XElement("category", XmlText.Clean(category))),
        // It may be an address, but it need not lead anywhere any more.
        new XElement("guid", new XAttribute("isPermaLink", "false"), XmlText.Clean(item.Guid)),
        item.Summary.Length == 0 ? null : new XElement("description", XmlText.Clean(item.Summary)),
        item.Html.Length == 0 ? null : new XElement(Content + "encoded", XmlText.Clean(item.Html)));
}
