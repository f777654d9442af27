using System.Globalization;
using System.Xml.Linq;

namespace MirrorGen.Generation.Feeds;

/// <summary>Atom: https://www.rfc-editor.org/rfc/rfc4287.</summary>
internal static class Atom
{
    private static readonly XNamespace Ns = "http://www.w3.org/2005/Atom";

    // Every entry needs a date; what never had one counts as older than all others.
    private static readonly DateTimeOffset Undated = DateTimeOffset.UnixEpoch;

    public static XElement Write(Feed feed) => new(Ns + "feed",
        feed.Language is null ? null : new XAttribute(XNamespace.Xml + "lang", feed.Language),
        new XElement(Ns + "title", XmlText.Clean(feed.Title)),
        feed.Description.Length == 0 ? null : new XElement(Ns + "subtitle", XmlText.Clean(feed.Description)),
        new XElement(Ns + "id", feed.Self),
        new XElement(Ns + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", feed.Self)),
        new XElement(Ns + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", feed.Link)),
        new XElement(Ns + "updated", Date(feed.Items.Select(item => item.Updated ?? item.Published ?? Undated).DefaultIfEmpty(Undated).Max())),
        new XElement(Ns + "author", new XElement(Ns + "name", XmlText.Clean(feed.Title))),
        feed.Items.Select(Entry));

    private static XElement Entry(FeedItem item) => new(Ns + "entry",
        new XElement(Ns + "title", XmlText.Clean(item.Title)),
        // An id must be an absolute IRI; a GUID that is none can't be kept here.
        new XElement(Ns + "id", Uri.TryCreate(item.Guid, UriKind.Absolute, out _) ? XmlText.Clean(item.Guid) : item.Link),
        new XElement(Ns + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", item.Link)),
        item.Published is { } published ? new XElement(Ns + "published", Date(published)) : null,
        new XElement(Ns + "updated", Date(item.Updated ?? item.Published ?? Undated)),
        item.Author.Length == 0 ? null : new XElement(Ns + "author", new XElement(Ns + "name", XmlText.Clean(item.Author))),
        item.Categories.Select(category => new XElement(Ns + "category", new XAttribute("term", XmlText.Clean(category)))),
        item.Summary.Length == 0 ? null : new XElement(Ns + "summary", XmlText.Clean(item.Summary)),
        item.Html.Length == 0 ? null : new XElement(Ns + "content", new XAttribute("type", "html"), XmlText.Clean(item.Html)));

    private static string Date(DateTimeOffset date) => date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
