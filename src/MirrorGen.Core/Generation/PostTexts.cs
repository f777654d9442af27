using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using MirrorGen.Conversion;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>The short texts of a post, clean.</summary>
/// <param name="Title">Plain text; never empty: an untitled post goes by its date.</param>
/// <param name="TitleHtml">Clean inline HTML without links and pictures; never empty.</param>
/// <param name="Excerpt">Plain text; may be empty.</param>
/// <param name="Direction"><c>ltr</c>, <c>rtl</c>, or null where there is no letter.</param>
internal sealed record PostTexts(string Title, string TitleHtml, string Excerpt, string? Direction)
{
    public static PostTexts Of(Post post)
    {
        var written = post.Title;
        var title = HtmlCleaner.Text(written);
        title = title.Length > 0 ? title : post.Published is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : FormattableString.Invariant($"#{post.Id}");
        var html = WithoutLinks(HtmlCleaner.Inline(written)) is { Length: > 0 } clean ? clean : System.Net.WebUtility.HtmlEncode(title);
        var excerpt = HtmlCleaner.Text(post.Excerpt.Read());
        return new(title, html, excerpt, TextDirection.OfText(title + " " + excerpt));
    }

    public static PostTexts Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        return new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString() is { Length: > 0 } direction ? direction : null);
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Title);
            writer.Write(TitleHtml);
            writer.Write(Excerpt);
            writer.Write(Direction ?? "");
        }

        return bytes.ToArray();
    }

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
}
