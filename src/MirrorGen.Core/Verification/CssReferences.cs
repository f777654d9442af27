using System.Text.RegularExpressions;

namespace MirrorGen.Verification;

/// <summary>The addresses that a stylesheet or a <c>style</c> attribute loads.</summary>
internal static partial class CssReferences
{
    public static IEnumerable<string> Read(string css)
    {
        foreach (Match match in Address().Matches(Comment().Replace(css, " ")))
        {
            var address = match.Groups["address"].Value.Trim();
            if (address.Length > 0)
            {
                yield return address;
            }
        }
    }

    [GeneratedRegex("""url\(\s*(?:"(?<address>[^"]*)"|'(?<address>[^']*)'|(?<address>[^)"'\s]*))\s*\)|@import\s+(?:"(?<address>[^"]*)"|'(?<address>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Address();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Comment();
}
