using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace MirrorGen.WordPress;

/// <summary>
/// The rule by which any text becomes safe segments of a path: see <see cref="SitePath"/>. The reserved names and characters are those of
/// Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), the length is what ext4 and APFS allow in UTF-8.
/// </summary>
internal static class SafeSegments
{
    // 255 bytes are allowed; temporary files and the hash of a mended name need some of them.
    private const int LongestInBytes = 200;

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>:\"\\|?*/");

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    public static string Join(string text)
    {
        var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").Select(Safe).ToArray();
        return segments.Length == 0 ? "_" : string.Join('/', segments);
    }

    private static string Safe(string segment)
    {
        var composed = Compose(segment);
        var safe = composed.IsNormalized(NormalizationForm.FormC) && IsSafe(composed) ? composed : null;
        return safe is not null && safe == segment ? safe : Mend(segment, composed);
    }

    private static bool IsSafe(string segment) =>
        segment is not ("." or "..")
        && segment[^1] is not ('.' or ' ')
        && segment[0] != ' '
        && !segment.AsSpan().ContainsAny(Refused)
        && !segment.Any(c => char.IsControl(c) || (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format && !IsJoiner(c)) || c is '\u2028' or '\u2029')
        && !Reserved.Contains(segment.Split('.')[0].TrimEnd())
        && Encoding.UTF8.GetByteCount(segment) <= LongestInBytes;

    // Persian and several Indian scripts spell words with these, and slugs of such blogs hold them; every file system takes them.
    private static bool IsJoiner(char c) => c is '\u200C' or '\u200D';

    private static string Mend(string original, string composed)
    {
        var mended = new StringBuilder(composed.Length);
        foreach (var rune in composed.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var refused = rune == Rune.ReplacementChar || Rune.IsControl(rune) || (rune.IsBmp && Refused.Contains((char)rune.Value))
                || (category is System.Globalization.UnicodeCategory.Format && !(rune.IsBmp && IsJoiner((char)rune.Value)))
                || category is System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
            mended.Append(refused ? "-" : rune.ToString());
        }

        // The extension stays at the end, so that a mended picture is still served as one.
        var name = mended.ToString().Trim(' ').TrimEnd('.', ' ');
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot is > 1 and <= 6 && name[(dot + 1)..].All(char.IsAsciiLetterOrDigit) ? name[dot..] : "";
        var stem = Shorten(name[..^extension.Length], LongestInBytes - 16).TrimEnd('.', ' ');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(original)).AsSpan(0, 4));
        return stem.Length == 0 ? $"_{hash}{extension}" : Reserved.Contains(stem.Split('.')[0].TrimEnd()) ? $"_{stem}-{hash}{extension}" : $"{stem}-{hash}{extension}";
    }

    private static string Compose(string text)
    {
        // A lone surrogate has no form C (and no UTF-8): it becomes U+FFFD, and the hash tells such names apart.
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.ToString());
        }

        return wellFormed.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Shorten(string text, int bytes)
    {
        var length = 0;
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
