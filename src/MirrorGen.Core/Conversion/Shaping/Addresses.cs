using System.Buffers;

namespace MirrorGen.Conversion.Shaping;

/// <summary>The one spelling of an address that goes into Markdown and comes out again: as the author wrote it, blanks and quotes encoded.</summary>
internal static class Addresses
{
    private static readonly SearchValues<char> Troublesome = SearchValues.Create(" \"<>\\`|");

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
