using System.Net;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// The author's own words of an excerpt. Themes end the excerpts that WordPress makes with a link to the post itself ("Continue reading …"),
/// which is furniture of the page that it once stood on.
/// </summary>
internal static partial class Excerpts
{
    public static string Own(string excerpt, string title)
    {
        var own = MoreLink().Replace(excerpt, "");
        own = EmptyParagraph().Replace(own, "");
        return own == excerpt ? WithoutLastLineNaming(title, excerpt) : own.Trim() + "\n";
    }

    /// <summary>The beginning of a text, as WordPress makes an excerpt when the author wrote none.</summary>
    public static string Made(string html)
    {
        const int Words = 55;
        const int Characters = 500;
        var before = html.IndexOf("<!--more", StringComparison.Ordinal) is var more and >= 0 ? html[..more] : html;
        var text = PlainText.Strip(Invisible().Replace(before, " ").Replace("<", " <", StringComparison.Ordinal));
        var words = text.Split(' ');
        var cut = string.Join(' ', words.Take(Words));
        // Scripts without spaces are one long word; no character is cut in two.
        var end = Math.Min(cut.Length, Characters) - (cut.Length > Characters && char.IsHighSurrogate(cut[Characters - 1]) ? 1 : 0);
        return text.Length == 0 ? "" : $"<p>{WebUtility.HtmlEncode(cut[..end])}{(end < text.Length ? "…" : "")}</p>\n";
    }

    // A damaged excerpt has lost the link around "Continue reading"; the title of the post at its end still shows it for what it is.
    private static string WithoutLastLineNaming(string title, string excerpt)
    {
        var name = PlainText.Strip(title);
        var last = excerpt.LastIndexOf("<p>", StringComparison.Ordinal);
        if (name.Length < 8 || last <= 0)
        {
            return excerpt;
        }

        var line = PlainText.Strip(WebUtility.HtmlDecode(excerpt[last..]));
        return line.EndsWith(name, StringComparison.Ordinal) && line.Length - name.Length is > 0 and < 40 ? excerpt[..last].Trim() + "\n" : excerpt;
    }

    [GeneratedRegex("""\s*<a\b[^>]*\bclass\s*=\s*["'][^"'>]*\bmore-link\b[^>]*>.*?</a>""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex MoreLink();

    [GeneratedRegex("<(script|style|figcaption)\\b.*?</\\1\\s*>|<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Invisible();

    [GeneratedRegex("""<p\b[^>]*>(\s|&nbsp;)*</p>""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EmptyParagraph();
}
