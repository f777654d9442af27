using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.Snapshots;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// Who wrote a post, by its page as readers see it: for blogs whose API tells nobody who its authors are. Themes say it in a link with
/// <c>rel="author"</c>, in a byline, or in the page's head.
/// </summary>
internal static class AuthorOfPage
{
    /// <summary>What the ID of such a page begins with; the author's number follows.</summary>
    public const string IdPrefix = "author-";

    // The surest first: what marks a link as the author's, then what only looks so.
    private static readonly string[] Links = ["a[rel~=author]", ".author a.url, .vcard a.url", ".byline a[href*='/author/'], .entry-meta a[href*='/author/'], .post-meta a[href*='/author/']", "article a[href*='/author/']"];

    /// <returns>Null when it is no such page, or the theme does not say who wrote the post.</returns>
    public static Author? Read(Capture page, Uri home)
    {
        if (!page.Id.StartsWith(IdPrefix, StringComparison.Ordinal) || !long.TryParse(page.Id.AsSpan(IdPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Json.Span));
        var link = Links.SelectMany(links => document.QuerySelectorAll(links)).FirstOrDefault(link => link.Closest("#comments, .comment, .widget, nav, footer") is null && Text(link).Length > 0);
        var named = document.QuerySelector("meta[name=author]")?.GetAttribute("content")?.Trim();
        var name = link is not null ? Text(link) : named;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var archive = link is not null && Uri.TryCreate(page.Url, link.GetAttribute("href"), out var url) && MediaAddress.IsOwn(url, home) ? url : null;
        var slug = archive?.AbsolutePath.Trim('/').Split('/')[^1];
        return new()
        {
            Id = id,
            Slug = string.IsNullOrEmpty(slug) ? string.Create(CultureInfo.InvariantCulture, $"author-{id}") : Uri.UnescapeDataString(slug),
            Name = name,
            Permalink = archive is not null && Permalink.TryCreate(archive.AbsoluteUri, out var permalink) ? permalink : null,
        };
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
