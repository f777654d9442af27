using System.Globalization;

namespace MirrorGen.Conversion.Writing;

/// <summary>
/// CommonMark's rules on what may open and close emphasis (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run). Renderers differ in
/// whether symbols such as € are punctuation, so a delimiter is good only if it is under both readings.
/// </summary>
internal static class Flanking
{
    public static bool CanOpen(char before, char after, bool underscore) => All(before, after, underscore, opening: true);

    public static bool CanClose(char before, char after, bool underscore) => All(before, after, underscore, opening: false);

    /// <summary>Whether a delimiter standing there could do anything, under any reading.</summary>
    public static bool Matters(char before, char after, bool underscore) =>
        !(IsSpace(before) && IsSpace(after)) && !(underscore && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));

    public static bool IsSpace(char c) => char.IsWhiteSpace(c);

    public static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    private static bool All(char before, char after, bool underscore, bool opening)
    {
        foreach (var symbols in (ReadOnlySpan<bool>)[false, true])
        {
            var left = !IsSpace(after) && (!IsPunctuation(after, symbols) || IsSpace(before) || IsPunctuation(before, symbols));
            var right = !IsSpace(before) && (!IsPunctuation(before, symbols) || IsSpace(after) || IsPunctuation(after, symbols));
            var good = (opening, underscore) switch
            {
                (true, false) => left,
                (false, false) => right,
                (true, true) => left && (!right || IsPunctuation(before, symbols)),
                (false, true) => right && (!left || IsPunctuation(after, symbols)),
            };
            if (!good)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPunctuation(char c, bool symbols)
    {
        if (char.IsAscii(c))
        {
            return IsAsciiPunctuation(c);
        }

        // Half of a surrogate pair, such as an emoji: a symbol to those who look at the whole.
        return char.IsPunctuation(c) || (symbols && (char.IsSymbol(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Surrogate));
    }
}
