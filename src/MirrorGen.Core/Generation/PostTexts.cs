using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
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

    // Half as long as a string is: of all that a blog's posts leave in memory this is the most.
    private readonly byte[] _excerpt;

    private PostTexts(Post post)
    {
        var title = Same(HtmlCleaner.Text(post.Title), post.Title);
        Title = title.Length > 0 ? title : post.Published is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : FormattableString.Invariant($"#{post.Id}");
        TitleHtml = Same(WithoutLinks(HtmlCleaner.Inline(post.Title)) is { Length: > 0 } html ? html : System.Net.WebUtility.HtmlEncode(Title), Title);
        var excerpt = HtmlCleaner.Text(post.Excerpt.Read());
        _excerpt = Encoding.UTF8.GetBytes(excerpt);
        Direction = TextDirection.OfText(Title + " " + excerpt);
    }

    /// <summary>Plain text; never empty: an untitled post goes by its date.</summary>
    public string Title { get; }

    /// <summary>Clean inline HTML without links and pictures; never empty.</summary>
    public string TitleHtml { get; }

    /// <summary>Plain text; may be empty.</summary>
    public string Excerpt => Encoding.UTF8.GetString(_excerpt);

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

    // Most titles are plain text: then the post, its text and its HTML share one string.
    private static string Same(string made, string before) => made == before ? before : made;

    public static PostTexts Of(Post post) => Known.GetValue(post, static post => new(post));
}
