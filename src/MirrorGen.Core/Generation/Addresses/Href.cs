using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// Writes links between the site's files. They are relative and name the file (<c>../news/index.html</c>), so that one build works by double
/// click, under any folder of a server, and at a domain's root.
/// </summary>
public static class Href
{
    /// <summary>The link from one file of the site to another, percent-encoded.</summary>
    public static string Relative(SitePath from, SitePath to)
    {
        var start = from.Value.Split('/');
        var end = to.Value.Split('/');
        var shared = 0;
        while (shared < start.Length - 1 && shared < end.Length - 1 && start[shared] == end[shared])
        {
            shared++;
        }

        var href = new StringBuilder();
        for (var up = shared; up < start.Length - 1; up++)
        {
            href.Append("../");
        }

        return href.AppendJoin('/', end.Skip(shared).Select(Encode)).ToString();
    }

    /// <summary>The path from the site's root, percent-encoded, with <c>index.html</c> left out: for addresses that others see.</summary>
    public static string Public(SitePath path)
    {
        var value = path.Value;
        var shown = value == "index.html" ? "" : value.EndsWith("/index.html", StringComparison.Ordinal) ? value[..^"index.html".Length] : value;
        return string.Join('/', shown.Split('/').Select(Encode));
    }

    // RFC 3986 lets these stand in a path; a readable link is worth more than a uniform one.
    private static string Encode(string segment) =>
        Uri.EscapeDataString(segment).Replace("%40", "@", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%2B", "+", StringComparison.Ordinal);
}
