using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// What WordPress does to text of the classic editor when it shows it: a blank line parts paragraphs, a line break is one, and what is a block
/// already stays as it is (https://developer.wordpress.org/reference/functions/wpautop/).
/// </summary>
internal static partial class AutoParagraphs
{
    private const string Blocks =
        "address|article|aside|audio|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|main|map|math|menu|nav|ol|option|p|pre|script|section|select|style|summary|svg|table|tbody|td|template|tfoot|th|thead|tr|ul|video";

    public static string Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var kept = new List<string>();
        // What keeps its own line breaks is put aside. The marks are private characters, which no text holds once they are gone from it.
        var html = Verbatim().Replace(text.ReplaceLineEndings("\n").Replace("\uE000", "", StringComparison.Ordinal).Replace("\uE001", "", StringComparison.Ordinal), match =>
        {
            kept.Add(match.Value);
            return $"\n\n\uE000{kept.Count - 1}\uE001\n\n";
        });
        html = LineBreakInTag().Replace(html, match => match.Value.Replace('\n', ' '));
        html = BlockStart().Replace(html, "\n\n$0");
        html = BlockEnd().Replace(html, "$0\n\n");
        html = Quote().Replace(html, "$0\n\n");
        html = QuoteEnd().Replace(html, "\n\n$0");
        var paragraphs = new StringBuilder(html.Length + 64);
        foreach (var part in BlankLines().Split(html).Select(part => part.Trim('\n', ' ', '\t')).Where(part => part.Length > 0))
        {
            paragraphs.Append(IsBlock().IsMatch(part) || part[0] == '\uE000' ? part : $"<p>{Breaks().Replace(part, "<br />\n")}</p>").Append('\n');
        }

        return Mark().Replace(paragraphs.ToString(), match => kept[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [GeneratedRegex(@"<(pre|script|style|textarea|svg)\b.*?</\1\s*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"<[a-zA-Z/!][^<>]*\n[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreakInTag();

    [GeneratedRegex($@"<(?:{Blocks})\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BlockStart();

    [GeneratedRegex($@"</(?:{Blocks})\s*>|<hr\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnd();

    [GeneratedRegex(@"<blockquote\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quote();

    [GeneratedRegex(@"</blockquote\s*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuoteEnd();

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    [GeneratedRegex($@"^(?:</?(?:{Blocks})\b|(?:<!--.*?-->\s*)+$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex IsBlock();

    [GeneratedRegex(@"[ \t]*(?:<br\s*/?>)?[ \t]*\n[ \t]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("\uE000([0-9]+)\uE001", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
