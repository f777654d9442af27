using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MirrorGen.Conversion.Html;

/// <summary>The character references that texts are full of. What is not certain at a glance is left to the full parser.</summary>
internal static class CharacterReferences
{
    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> Named = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["amp"] = '&',
        ["lt"] = '<',
        ["gt"] = '>',
        ["quot"] = '"',
        ["apos"] = '\'',
        ["nbsp"] = '\u00A0',
        ["hellip"] = '…',
        ["mdash"] = '—',
        ["ndash"] = '–',
        ["lsquo"] = '‘',
        ["rsquo"] = '’',
        ["sbquo"] = '‚',
        ["ldquo"] = '“',
        ["rdquo"] = '”',
        ["bdquo"] = '„',
        ["laquo"] = '«',
        ["raquo"] = '»',
        ["lsaquo"] = '‹',
        ["rsaquo"] = '›',
        ["copy"] = '©',
        ["reg"] = '®',
        ["trade"] = '™',
        ["times"] = '×',
        ["deg"] = '°',
        ["euro"] = '€',
        ["pound"] = '£',
        ["bull"] = '•',
        ["middot"] = '·',
        ["sect"] = '§',
        ["para"] = '¶',
        ["shy"] = '\u00AD',
        ["larr"] = '←',
        ["rarr"] = '→',
        ["uarr"] = '↑',
        ["darr"] = '↓',
        ["zwnj"] = '\u200C',
        ["zwj"] = '\u200D',
        ["ensp"] = '\u2002',
        ["emsp"] = '\u2003',
        ["thinsp"] = '\u2009',
        ["auml"] = 'ä',
        ["ouml"] = 'ö',
        ["uuml"] = 'ü',
        ["Auml"] = 'Ä',
        ["Ouml"] = 'Ö',
        ["Uuml"] = 'Ü',
        ["szlig"] = 'ß',
        ["eacute"] = 'é',
        ["egrave"] = 'è',
        ["agrave"] = 'à',
        ["aring"] = 'å',
        ["ccedil"] = 'ç',
        ["ntilde"] = 'ñ',
        ["oslash"] = 'ø',
        ["aelig"] = 'æ',
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text with its references resolved; null when it holds one that is not among them.</summary>
    public static string? Decode(string html, int start, int end, bool inAttribute)
    {
        var text = html.AsSpan(start, end - start);
        var next = text.IndexOf('&');
        if (next < 0)
        {
            return text.ToString();
        }

        var decoded = new StringBuilder(text.Length);
        while (next >= 0)
        {
            decoded.Append(text[..next]);
            text = text[next..];
            var length = One(text, inAttribute, decoded);
            if (length == 0)
            {
                return null;
            }

            text = text[length..];
            next = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    // How many characters the reference at the start takes; 0 when it is not certain.
    private static int One(ReadOnlySpan<char> text, bool inAttribute, StringBuilder into)
    {
        if (text.Length > 1 && text[1] == '#')
        {
            return Number(text, into);
        }

        var run = 1;
        while (run < text.Length && char.IsAsciiLetterOrDigit(text[run]))
        {
            run++;
        }

        if (run < text.Length && text[run] == ';' && Named.TryGetValue(text[1..run], out var named))
        {
            into.Append(named);
            return run + 1;
        }

        // A bare ampersand, or "AT&T": no reference without a semicolon is so short. In an address, ?a=1&b=2.
        if ((run <= 2 && !(run < text.Length && text[run] == ';')) || (inAttribute && run < text.Length && text[run] == '='))
        {
            into.Append('&');
            return 1;
        }

        return 0;
    }

    private static int Number(ReadOnlySpan<char> text, StringBuilder into)
    {
        var hex = text.Length > 2 && text[2] is 'x' or 'X';
        var digits = text[(hex ? 3 : 2)..];
        var end = digits.IndexOf(';');
        if (end is < 1 or > 7 || !int.TryParse(digits[..end], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 32 or (>= 127 and < 160) or (>= 0xD800 and < 0xE000) or > 0x10FFFF)
        {
            return 0;
        }

        into.Append(new Rune(number).ToString());
        return (hex ? 3 : 2) + end + 1;
    }
}
