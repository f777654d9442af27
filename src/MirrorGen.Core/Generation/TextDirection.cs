using System.Text;

namespace MirrorGen.Generation;

/// <summary>Which way a text runs, and in what language it is where its letters leave no doubt.</summary>
internal static class TextDirection
{
    private static readonly HashSet<string> RightToLeft = new(StringComparer.OrdinalIgnoreCase) { "ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc", "iw" };

    public static string OfLanguage(string language) => RightToLeft.Contains(language.Split('-', '_')[0]) ? "rtl" : "ltr";

    /// <summary>By the majority of its letters; null when there are none.</summary>
    public static string? OfText(string text)
    {
        var right = 0;
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                right += IsRightToLeft(rune.Value) ? 1 : 0;
            }
        }

        return letters == 0 ? null : right * 2 > letters ? "rtl" : "ltr";
    }

    // Hebrew, Arabic, Syriac, Thaana, NKo … and their presentation forms (Unicode's Bidi_Class R and AL lie in these blocks).
    private static bool IsRightToLeft(int letter) => letter is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
