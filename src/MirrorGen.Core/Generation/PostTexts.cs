using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Html.Parser;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>
/// The short texts of a post, cleaned once: a post stands in a dozen lists, and cleaning it anew for each costs more than all else in them.
/// </summary>
internal sealed class PostTexts
{
    private static readonly ConditionalWeakTable<Post, PostTexts> Known = [];

    private PostTexts(Post post)
    {
        var title = HtmlCleaner.Text(post.Title);
        Title = title.Length > 0 ? title : post.Published is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : FormattableString.Invariant($"#{post.Id}");
        TitleHtml = WithoutLinks(HtmlCleaner.Inline(post.Title)) is { Length: > 0 } html ? html : System.Net.WebUtility.HtmlEncode(Title);
        Excerpt = HtmlCleaner.Text(post.Excerpt);
        Direction = TextDirection.OfText(Title + " " + Excerpt);
    }

    /// <summary>Plain text; never empty: an untitled post goes by its date.</summary>
    public string Title { get; }

    /// <summary>Clean inline HTML without links and pictures; never empty.</summary>
    public string TitleHtml { get; }

    /// <summary>Plain text; may be empty.</summary>
    public string Excerpt { get; }

    /// <summary><c>ltr</c>, <c>rtl</c>, or null where there is no letter.</summary>
    public string? Direction { get; }

    // A title stands inside of the link to its post, where HTML allows no other link: what it held of links and pictures gives way to its words.
    private static string WithoutLinks(string html)
    {
        if (!html.Contains("<a", StringComparison.Ordinal) && !html.Contains("<img", StringComparison.Ordinal))
        {
            return html;
        }

        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var picture in body.QuerySelectorAll("img"))
        {
            picture.Replace(picture.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? ""));
        }

        foreach (var link in body.QuerySelectorAll("a"))
        {
            link.Replace([.. link.ChildNodes]);
        }

        return body.InnerHtml.Trim();
    }

    public static PostTexts Of(Post post) => Known.GetValue(post, static post => new(post));
}
