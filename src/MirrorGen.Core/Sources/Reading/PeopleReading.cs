using System.Globalization;
using System.Text.RegularExpressions;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>Authors, terms and comments. None of their e-mail addresses, IPs or avatars is ever looked at.</summary>
internal static partial class PeopleReading
{
    public static Author? Author(JsonFields fields, string id) => Id(fields, id) is not (> 0 and var number) ? null : new()
    {
        Id = number,
        Slug = fields.Text("slug") ?? $"author-{id}",
        Name = PlainText.Decode(fields.Text("name")) is { Length: > 0 } name ? name : fields.Text("slug") ?? $"Author {id}",
        Description = fields.Rendered("description") ?? "",
        Website = Web(fields.Text("url")),
        Permalink = Permalink.TryCreate(fields.Text("link"), out var permalink) ? permalink : null,
    };

    public static Term? Term(JsonFields fields, string id, string taxonomy, DateTimeOffset? deletedAt)
    {
        if (Id(fields, id) is not (> 0 and var number))
        {
            return null;
        }

        var slug = fields.Text("slug") is { Length: > 0 } text ? text : $"{taxonomy}-{number}";
        return new()
        {
            Taxonomy = taxonomy,
            Id = number,
            Slug = slug,
            Name = PlainText.Decode(fields.Text("name")) is { Length: > 0 } name ? name : Uri.UnescapeDataString(slug),
            Description = fields.Rendered("description") ?? "",
            ParentId = Math.Max(0, fields.Number("parent")),
            Permalink = Permalink.TryCreate(fields.Text("link"), out var permalink) ? permalink : null,
            DeletedAt = deletedAt,
        };
    }

    /// <summary>Null for what is not public: pending, spam, trash, and the notes that editors leave each other.</summary>
    public static Comment? Comment(JsonFields fields, string html, string id, BlogTime time, DateTimeOffset? deletedAt)
    {
        var type = fields.Text("type") is { Length: > 0 } text ? text : "comment";
        return Id(fields, id) is not (> 0 and var number)
            || fields.Text("status") is { Length: > 0 } and not ("approved" or "approve" or "1")
            || type is not ("comment" or "pingback" or "trackback")
            ? null
            : new()
            {
                Id = number,
                PostId = fields.Number("post"),
                ParentId = Math.Max(0, fields.Number("parent")),
                Type = type,
                AuthorName = PlainText.Decode(fields.Text("author_name")),
                AuthorUrl = Web(fields.Text("author_url")),
                AuthorId = Math.Max(0, fields.Number("author")),
                Published = time.Read(fields, "date"),
                Html = html,
                Page = CommentPage(fields.Text("link")),
                DeletedAt = deletedAt,
            };
    }

    public static long Id(JsonFields fields, string id) =>
        fields.Number("id") is > 0 and var own ? own : long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var kept) ? kept : 0;

    // The address of a comment tells what no option in the API does: whether the blog divides its comments, and where this one went.
    private static int? CommentPage(string? link) =>
        link is not null && PageInLink().Match(link) is { Success: true } match && int.TryParse(match.Groups["page"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : null;

    [GeneratedRegex(@"(?:/comment-page-|[?&]cpage=)(?<page>\d{1,6})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PageInLink();

    public static Uri? Web(string? text) =>
        Uri.TryCreate(System.Net.WebUtility.HtmlDecode(text ?? "").Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
