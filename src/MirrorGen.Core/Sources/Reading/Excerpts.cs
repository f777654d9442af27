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

    [GeneratedRegex("""<p\b[^>]*>(\s|&nbsp;)*</p>""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EmptyParagraph();
}
