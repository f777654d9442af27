using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// The comments that a page shows, by the markup of WordPress's own walker and comment blocks (<c>li#comment-7</c>, <c>.fn</c>, <c>.comment-content</c>).
/// Avatars, which are made of e-mail addresses, are not looked at.
/// </summary>
internal static class ShownComments
{
    private const string Prefix = "comment-";

    public static ImmutableArray<Comment> Read(IDocument page, Uri url, long postId) =>
    [
        .. from element in page.QuerySelectorAll($"[id^='{Prefix}']")
           let id = IdOf(element)
           where id > 0
           let comment = Of(element, id, url, postId)
           where comment is not null
           select comment,
    ];

    private static Comment? Of(IElement element, long id, Uri url, long postId)
    {
        var ping = element.ClassList.Contains("pingback") ? "pingback" : element.ClassList.Contains("trackback") ? "trackback" : null;
        var content = Own(element, ".comment-content, .wp-block-comment-content, .comment-text");
        // Themes put "says:" beside the name.
        var author = Own(element, ".fn") ?? Own(element, ".wp-block-comment-author-name, .comment-author");
        if (content is null && ping is null)
        {
            return null;
        }

        var link = author?.QuerySelector("a[href]") ?? (ping is null ? null : Own(element, "a[href]"));
        return new()
        {
            Id = id,
            PostId = postId,
            ParentId = element.ParentElement?.Closest($"[id^='{Prefix}']") is { } parent ? IdOf(parent) : 0,
            Type = ping ?? "comment",
            AuthorName = (author?.TextContent ?? link?.TextContent ?? "").Trim(),
            AuthorUrl = link is not null && Uri.TryCreate(url, link.GetAttribute("href"), out var site) ? PeopleReading.Web(site.AbsoluteUri) : null,
            Published = DateTimeOffset.TryParse(Own(element, "time[datetime]")?.GetAttribute("datetime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null,
            Html = content?.InnerHtml.Trim() ?? "",
        };
    }

    // Answers stand inside of what they answer.
    private static IElement? Own(IElement comment, string selector) =>
        comment.QuerySelectorAll(selector).FirstOrDefault(found => found.Closest($"li[id^='{Prefix}']") is not { } holder || holder == comment || !comment.Contains(holder));

    private static long IdOf(IElement element) =>
        long.TryParse(element.Id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
