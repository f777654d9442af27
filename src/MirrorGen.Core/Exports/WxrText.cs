using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.Exports;

/// <summary>Texts as WordPress keeps them in its database, which is what an export holds.</summary>
internal static partial class WxrText
{
    /// <summary>What XML can hold: control characters and halves of surrogate pairs go.</summary>
    public static string Plain(string text)
    {
        if (!Refused().IsMatch(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        // Vertical tabs and form feeds part words: they become spaces.
        foreach (var rune in text.Replace('\v', ' ').Replace('\f', ' ').EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not (0xFFFE or 0xFFFF))))
        {
            plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>
    /// A text that readers saw, for a WordPress that will render it again: square brackets which were words must not become galleries now.
    /// </summary>
    public static string Rendered(string html) => Shortcode().Replace(html, "&#91;");

    /// <summary>A name as WordPress stores it: with <c>&amp;amp;</c>, <c>&amp;lt;</c> and <c>&amp;gt;</c>, all else as it is.</summary>
    public static string Encode(string name) => name.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A title without the curly quotes' numbers that WordPress puts in when it shows one; what stands for <c>&amp;</c> and angle brackets stays.</summary>
    public static string Title(string html) => Entity().Replace(html, match => WebUtility.HtmlDecode(match.Value) is ['&' or '<' or '>'] meaning ? Encode(meaning) : WebUtility.HtmlDecode(match.Value));

    /// <summary>
    /// Whether an excerpt is only what the text begins with: then WordPress had made it, and the next one makes its own.
    /// </summary>
    public static bool IsBeginningOf(string excerpt, string html)
    {
        var words = Words(excerpt).TrimEnd('.', '…', ' ', '[', ']');
        return words.Length == 0 || Words(html).StartsWith(words, StringComparison.Ordinal);
    }

    private static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\uD800-\uDFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();

    [GeneratedRegex("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\[(?=\[?/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Shortcode();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
