using System.Text;

namespace MirrorGen.Generation;

/// <summary>
/// FNV-1a of the text in UTF-8 (RFC 9923), the same on every machine and in the scripts of the site. Spreads; protects nothing.
/// </summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ value) * 16777619;
        }

        return hash;
    }
}
