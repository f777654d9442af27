using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.Reading;

/// <summary>Names as people read them: WordPress sends the names of sites, users and terms with entities, menu titles with tags besides.</summary>
internal static partial class PlainText
{
    /// <summary>Entities resolved, control characters gone, white space folded. Nothing in it is taken for a tag.</summary>
    public static string Decode(string? text) => Fold(WebUtility.HtmlDecode(text ?? ""));

    /// <summary>The same, of something that may hold tags.</summary>
    public static string Strip(string? html) => Decode(Tag().Replace(html ?? "", ""));

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var space = Rune.IsWhiteSpace(rune) && rune.Value != 0xA0 || Rune.IsControl(rune);
            if (!space)
            {
                folded.Append(rune.ToString());
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
