using System.Net;
using System.Text;

namespace MirrorGen.Generation.Search;

/// <summary>The words of clean HTML, as a reader sees them. (Only for what Conversion has cleaned: there is no script in it, and every quote is closed.)</summary>
internal static class PlainText
{
    // Between these no space is implied: <em>un</em>likely is one word.
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
        "time", "u", "var", "wbr",
    };

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
            {
                tag = html.Length;
            }

            text.Append(html, at, tag - at);
            if (tag == html.Length)
            {
                break;
            }

            at = End(html, tag);
            if (!Inline.Contains(Name(html, tag)))
            {
                text.Append(' ');
            }
        }

        return string.Join(' ', WebUtility.HtmlDecode(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A quoted value may hold ">".
    private static int End(string html, int tag)
    {
        if (html.AsSpan(tag).StartsWith("<!--", StringComparison.Ordinal))
        {
            var comment = html.IndexOf("-->", tag, StringComparison.Ordinal);
            return comment < 0 ? html.Length : comment + 3;
        }

        var quote = '\0';
        for (var i = tag; i < html.Length; i++)
        {
            if (quote != '\0')
            {
                quote = html[i] == quote ? '\0' : quote;
            }
            else if (html[i] is '"' or '\'')
            {
                quote = html[i];
            }
            else if (html[i] == '>')
            {
                return i + 1;
            }
        }

        return html.Length;
    }

    private static string Name(string html, int tag)
    {
        var start = tag + (tag + 1 < html.Length && html[tag + 1] == '/' ? 2 : 1);
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[start..end];
    }
}
