using System.Buffers;
using System.Globalization;
using System.Text;

namespace MirrorGen.Generation.Search;

/// <summary>
/// Cuts text into the words by which it is found: lower case, without accents, so that <c>Café</c> and <c>CAFE</c> are one word. Scripts that put
/// no spaces between words give pairs of neighbouring letters (<c>東京駅</c>: 東京, 京駅, 駅). <c>templates/default/assets/search.js</c>
/// does the same to what people type, and a test compares the two.
/// </summary>
public static class SearchWords
{
    /// <summary>Longer words are cut: nobody types them, and a file of noise shall not swell the index.</summary>
    public const int LongestWord = 32;

    // Letters that have no decomposition in Unicode, though people type them without their stroke; and sigma, which ends a word in another form.
    private static readonly Dictionary<int, string> Plain = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ς'] = "σ",
    };

    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'\u2019\u02BC");

    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        var pending = new List<string>();
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            if (!IsPartOfWord(rune))
            {
                foreach (var found in Taken(word, pending))
                {
                    yield return found;
                }
            }
            else if (IsUnspaced(rune.Value))
            {
                if (word.Length > 0)
                {
                    foreach (var found in Taken(word, pending))
                    {
                        yield return found;
                    }
                }

                pending.Add(rune.ToString());
            }
            else
            {
                if (pending.Count > 0)
                {
                    foreach (var found in Taken(word, pending))
                    {
                        yield return found;
                    }
                }

                if (word.Length + rune.Utf16SequenceLength <= LongestWord)
                {
                    word.Append(rune.ToString());
                }
            }
        }

        foreach (var found in Taken(word, pending))
        {
            yield return found;
        }
    }

    /// <summary>The text in the form in which it is compared.</summary>
    public static string Folded(string text)
    {
        // Most text is plain: what follows costs more than everything else in here.
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().ContainsAny(Apostrophes) ? text.Replace("'", "", StringComparison.Ordinal).ToLowerInvariant() : text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Plain.TryGetValue(rune.Value, out var plain))
            {
                folded.Append(plain);
            }
            else if (!IsAccent(rune.Value) && !(rune.IsBmp && Apostrophes.Contains((char)rune.Value)))
            {
                folded.Append(rune.ToString());
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static IEnumerable<string> Taken(StringBuilder word, List<string> pending)
    {
        if (word.Length > 0)
        {
            yield return word.ToString();
            word.Clear();
        }

        for (var i = 0; i < pending.Count; i++)
        {
            // The last letter stands alone, so that a search for one letter finds every place of it by prefix.
            yield return i + 1 < pending.Count ? pending[i] + pending[i + 1] : pending[i];
        }

        pending.Clear();
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic. In other scripts a mark is as good as a letter.
    private static bool IsAccent(int letter) => letter is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x610 and <= 0x61A) or (>= 0x64B and <= 0x65F) or 0x670;

    // Thai, Lao, Myanmar, Khmer; kana, Han and their extensions. Hangul is written with spaces.
    private static bool IsUnspaced(int letter) => letter is (>= 0xE00 and <= 0xEFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // Normalising a lone surrogate throws.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.ToString());
        }

        return wellFormed.ToString();
    }
}
