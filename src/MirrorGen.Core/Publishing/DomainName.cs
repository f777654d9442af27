using System.Globalization;

namespace MirrorGen.Publishing;

/// <summary>Reads the name for GitHub's <c>CNAME</c> file.</summary>
internal static class DomainName
{
    /// <returns>In lower case and ASCII.</returns>
    /// <exception cref="MirrorException">It is no domain's name.</exception>
    public static string Parse(string text)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text.Trim()).ToLowerInvariant();
            if (ascii.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(ascii) == UriHostNameType.Dns)
            {
                return ascii;
            }
        }
        catch (ArgumentException)
        {
            // Not a name at all: the sentence below says it.
        }

        throw new MirrorException(Obstacle.Usage, $"'{text}' is not the name of a domain. Give it without https:// and slashes, as in --cname blog.example.org.");
    }
}
