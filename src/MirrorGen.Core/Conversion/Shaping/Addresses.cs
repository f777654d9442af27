using System.Buffers;

namespace MirrorGen.Conversion.Shaping;

/// <summary>The one spelling of an address that goes into Markdown and comes out again: as the author wrote it, blanks and quotes encoded.</summary>
internal static class Addresses
{
    private static readonly SearchValues<char> Troublesome = SearchValues.Create(" \"<>\\`|");

    /// <summary>A link inside the text names its target as the target names itself: <c>#%C3%BCber</c> leads to <c>id="über"</c>.</summary>
    public static string Fragment(string href)
    {
        var plain = href.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(href) : href;
        return plain.AsSpan().ContainsAny(Troublesome) || plain.Contains('%', StringComparison.Ordinal) || plain.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? href : plain;
    }

    public static string Tidy(string address)
    {
        var at = address.AsSpan().IndexOfAny(Troublesome);
        if (at < 0)
        {
            return address;
        }

        return address.Replace(" ", "%20", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
    }
}
