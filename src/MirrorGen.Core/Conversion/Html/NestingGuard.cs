using System.Collections.Frozen;
using System.Text;

namespace MirrorGen.Conversion.Html;

/// <summary>
/// Bounds how deep tags may nest before the parser sees them. A tree builder that follows the standard looks up its stack of open
/// elements for nearly every tag, so that 50,000 open <c>div</c>s take minutes; browsers have such a bound too (512 in Chromium).
/// Start tags beyond the bound are left out together with their end tags; no word is.
/// </summary>
internal static class NestingGuard
{
    private const int Deepest = 160;

    // The parser opens each of these again in every paragraph that follows, so an unclosed one is paid for many times.
    private const int MostFormatsOpen = 16;

    // They end where the next one begins, so many in a row are no nesting.
    private static readonly FrozenSet<string> Counted = Names.Set(
        "p li dt dd td th tr thead tbody tfoot colgroup caption option optgroup html head body rp rt rb rtc");

    private static readonly FrozenSet<string> Reopened = Names.Set("a b big code em font i nobr s small strike strong tt u");

    private static readonly FrozenSet<string> RawText = Names.Set("script style textarea title xmp iframe noembed noframes");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known =
        string.Join(' ', "div span section article a b i em strong font ul ol blockquote table center big code small u s strike tt sub sup main figure picture").Split(' ')
            .Concat(Counted).Concat(Reopened).Concat(RawText).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Apply(string html)
    {
        var open = new Dictionary<string, (int Kept, int LeftOut)>(StringComparer.Ordinal);
        var depth = 0;
        var formats = 0;
        StringBuilder? mended = null;
        var copied = 0;
        var at = 0;
        while (at < html.Length)
        {
            var start = html.IndexOf('<', at);
            if (start < 0 || start + 1 >= html.Length)
            {
                break;
            }

            at = start + 1;
            if (html[at] == '!')
            {
                at = EndOfMarkup(html, at);
                continue;
            }

            var closing = html[at] == '/';
            var nameStart = closing ? at + 1 : at;
            if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            {
                continue;
            }

            var nameEnd = nameStart;
            while (nameEnd < html.Length && html[nameEnd] is not ('>' or '/') && !char.IsWhiteSpace(html[nameEnd]))
            {
                nameEnd++;
            }

            var written = html.AsSpan(nameStart, nameEnd - nameStart);
            var name = Known.TryGetValue(written, out var known) ? known : written.ToString().ToLowerInvariant();
            var end = EndOfTag(html, nameEnd);
            at = end;
            if (RawText.Contains(name))
            {
                at = closing ? end : EndOfRawText(html, end, name);
                continue;
            }

            if (Names.IsVoid(name) || Counted.Contains(name) || (!closing && end >= 2 && html[end - 2] == '/' && !Known.ContainsKey(written)))
            {
                continue;
            }

            var format = Reopened.Contains(name);
            var (kept, leftOut) = open.GetValueOrDefault(name);
            var drop = false;
            if (closing)
            {
                drop = leftOut > 0;
                if (drop)
                {
                    leftOut--;
                }
                else if (kept > 0)
                {
                    kept--;
                    depth--;
                    formats -= format ? 1 : 0;
                }
            }
            else if (depth >= Deepest || (format && formats >= MostFormatsOpen))
            {
                drop = true;
                leftOut++;
            }
            else
            {
                kept++;
                depth++;
                formats += format ? 1 : 0;
            }

            open[name] = (kept, leftOut);
            if (drop)
            {
                (mended ??= new StringBuilder(html.Length)).Append(html, copied, start - copied);
                copied = end;
            }
        }

        return mended is null ? html : mended.Append(html, copied, html.Length - copied).ToString();
    }

    private static int EndOfMarkup(string html, int at)
    {
        if (!html.AsSpan(at).StartsWith("!--"))
        {
            var close = html.IndexOf('>', at);
            return close < 0 ? html.Length : close + 1;
        }

        var end = html.IndexOf("-->", Math.Min(html.Length, at + 1), StringComparison.Ordinal);
        return end < 0 ? html.Length : end + 3;
    }

    private static int EndOfTag(string html, int at)
    {
        while (at < html.Length)
        {
            var next = html.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return html.Length;
            }

            at += next;
            if (html[at] == '>')
            {
                return at + 1;
            }

            // A quote opens a value only after an equals sign; elsewhere it is part of a name.
            var before = at - 1;
            while (char.IsWhiteSpace(html[before]))
            {
                before--;
            }

            if (html[before] != '=')
            {
                at++;
                continue;
            }

            var close = html.IndexOf(html[at], at + 1);
            if (close < 0)
            {
                return html.Length;
            }

            at = close + 1;
        }

        return html.Length;
    }

    private static int EndOfRawText(string html, int at, string name)
    {
        for (var close = html.IndexOf("</", at, StringComparison.Ordinal); close >= 0; close = html.IndexOf("</", close + 2, StringComparison.Ordinal))
        {
            if (html.AsSpan(close + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return close;
            }
        }

        return html.Length;
    }
}
