using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// A page of the blog as its HTML shows it, for what no API tells. WordPress's <c>body_class()</c> and <c>post_class()</c>
/// (https://developer.wordpress.org/reference/functions/body_class/), which nearly every theme calls, say what it is; without them it is a page with a text.
/// </summary>
internal sealed partial record ShownPage
{
    // Where themes put the text, the most telling first.
    private static readonly string[] TextPlaces = [".entry-content", ".wp-block-post-content", "[itemprop=articleBody]", ".post-content", ".page-content", "article", "main", "[role=main]", "#content", "body"];

    // What themes put around the text, and plugins into it.
    private const string NoText = "script, style, noscript, form, nav, template, .comments-area, #comments, .sharedaddy, .jp-relatedposts, .screen-reader-text, .entry-header, .page-header, .entry-footer, header.site-header, footer.site-footer, #wpadminbar";

    private const long FirstOwnId = 1L << 40;

    public required Uri Url { get; init; }

    /// <summary>The slug of the post type; null for a list.</summary>
    public string? Type { get; init; }

    /// <summary>The taxonomy's slug when the page lists the posts of a term; otherwise null.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>WordPress's ID of the post or term; where the page does not tell, a number of ours that no blog reaches, the same in each run.</summary>
    public required long Id { get; init; }

    /// <summary>HTML: hostile until cleaned.</summary>
    public required string Title { get; init; }

    /// <summary>Of a list: what stands before the term's own name, as in <c>Ingredients</c>; empty when nothing does.</summary>
    public string Label { get; init; } = "";

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Html { get; init; } = "";

    public DateTimeOffset? Published { get; init; }

    public bool PasswordProtected { get; init; }

    /// <summary>As far as this page shows them: where the blog divides comments, others are not known.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>IDs of the posts that the page lists.</summary>
    public ImmutableArray<long> Listed { get; init; } = [];

    /// <summary>The next page of the list.</summary>
    public Uri? Next { get; init; }

    /// <summary>A further page of a list that has several, or what the mirror makes by itself: authors, dates, the front page.</summary>
    public bool IsOfOthers { get; init; }

    public bool IsFurther { get; init; }

    public static ShownPage Read(Uri url, ReadOnlyMemory<byte> html)
    {
        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
        var classes = document.Body?.ClassList.ToArray() ?? [];
        var main = document.QuerySelector("main, [role=main], #content") ?? document.Body ?? document.DocumentElement;
        return classes.FirstOrDefault(name => name.StartsWith("tax-", StringComparison.Ordinal)) is { } taxonomy ? List(url, taxonomy["tax-".Length..], classes, main, document) : Text(url, classes, main, document);
    }

    private static ShownPage List(Uri url, string taxonomy, string[] classes, IElement main, IDocument document)
    {
        var heading = main.QuerySelector("h1");
        // "Ingredients: <span>Rye</span>", as get_the_archive_title() writes it.
        var whole = heading?.TextContent.Trim() ?? document.Title ?? "";
        var name = heading?.QuerySelector("span")?.TextContent.Trim() is { Length: > 0 } inner ? inner : whole[(whole.IndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : 0)..];
        return new()
        {
            Url = url,
            Taxonomy = taxonomy,
            Id = Number(classes, "term-") ?? OwnId(WithoutPage(url)),
            Title = name,
            Label = whole.EndsWith(name, StringComparison.Ordinal) ? whole[..^name.Length].Trim().TrimEnd(':').Trim() : "",
            Html = main.QuerySelector(".taxonomy-description, .archive-description, .term-description")?.InnerHtml ?? "",
            Listed = [.. main.QuerySelectorAll("[class*=post-]").Select(item => Number(item.ClassList, "post-")).OfType<long>().Distinct()],
            Next = Uri.TryCreate(url, (document.QuerySelector("link[rel=next]") ?? main.QuerySelector("a.next, .nav-previous a, a.wp-block-query-pagination-next"))?.GetAttribute("href"), out var next) ? next : null,
            IsFurther = classes.Contains("paged"),
        };
    }

    private static ShownPage Text(Uri url, string[] classes, IElement main, IDocument document)
    {
        var article = main.QuerySelector("article") ?? main;
        var title = article.QuerySelector(".entry-title, .wp-block-post-title") ?? main.QuerySelector("h1") ?? document.QuerySelector("h1");
        var type = classes.FirstOrDefault(name => name.StartsWith("single-", StringComparison.Ordinal) && !name.StartsWith("single-format-", StringComparison.Ordinal))?["single-".Length..];
        var when = document.QuerySelector("meta[property='article:published_time']")?.GetAttribute("content") ?? article.QuerySelector("time[datetime]")?.GetAttribute("datetime");
        var secret = article.QuerySelector("form.post-password-form") is not null;
        var heading = title?.InnerHtml.Trim() is { Length: > 0 } inner ? inner : document.Title ?? "";
        var id = Number(classes, "postid-") ?? Number(classes, "page-id-") ?? OwnId(url);
        return new()
        {
            Url = url,
            Type = type ?? "page",
            Id = id,
            Comments = secret ? [] : ShownComments.Read(document, url, id),
            // "Protected: A title", in whatever language.
            Title = secret && heading.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 ? heading[(colon + 2)..] : heading,
            Html = secret ? "" : TextOf(article, title),
            Published = DateTimeOffset.TryParse(when, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published : null,
            PasswordProtected = secret,
            IsOfOthers = classes.Intersect(["home", "blog", "search", "author", "date", "error404", "attachment"]).Any(),
        };
    }

    private static string TextOf(IElement article, IElement? title)
    {
        var place = TextPlaces.Select(selector => article.Matches(selector) ? article : article.QuerySelector(selector)).FirstOrDefault(found => found is not null) ?? article;
        foreach (var element in place.QuerySelectorAll(NoText).ToArray())
        {
            element.Remove();
        }

        title?.Remove();
        return place.InnerHtml.Trim();
    }

    private static Uri WithoutPage(Uri url) => new(url, PageInPath().Replace(url.AbsolutePath, "/"));

    private static long? Number(IEnumerable<string> classes, string prefix) =>
        classes.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => long.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : default(long?))
            .FirstOrDefault(number => number is not null);

    private static long OwnId(Uri url) => FirstOwnId + BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)));

    [GeneratedRegex(@"/page/\d+/?$", RegexOptions.CultureInvariant)]
    private static partial Regex PageInPath();
}
