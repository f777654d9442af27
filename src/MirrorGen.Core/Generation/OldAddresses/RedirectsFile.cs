using System.Globalization;
using System.Text;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>
/// <c>_redirects</c> for Netlify (https://docs.netlify.com/manage/routing/redirects/overview/) and Cloudflare Pages
/// (https://developers.cloudflare.com/pages/configuration/redirects/), which leaves out the lines with a query.
/// </summary>
internal static class RedirectsFile
{
    // Cloudflare reads so many lines; Netlify advises against more than 10,000.
    private const int MostPaths = 2_000;
    private const int MostLines = 8_000;

    public static string Of(IReadOnlyList<OldAddress> table, string root)
    {
        var lines = new StringBuilder("# Old addresses of the blog, for Netlify and Cloudflare Pages. Made by MirrorGen.\n");
        var count = 0;
        foreach (var old in ServerRules.ByImportance(table).Where(old => !old.IsQuery || old.HasOneVariable))
        {
            var target = ServerRules.Target(old, root);
            string[] sources = old.IsQuery ? [.. Names(old.Variable).Select(variable => $"{root} {Uri.EscapeDataString(variable)}={Uri.EscapeDataString(old.Value)}")] : Paths(root + EscapedPath(old.Key));
            if (count + sources.Length > (old.IsQuery ? MostLines : MostPaths))
            {
                continue;
            }

            count += sources.Length;
            foreach (var source in sources)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{source} {target} 301\n");
            }
        }

        return lines.ToString();
    }

    // Netlify takes a path with and without its last slash for the same; Cloudflare does not.
    private static string[] Paths(string path) => path.EndsWith('/') || Path.HasExtension(path) ? [path] : [path, path + "/"];

    internal static string EscapedPath(string key) => string.Join('/', key.Split('/').Select(Uri.EscapeDataString));

    internal static string[] Names(string variable) => variable == "p" ? ["p", "page_id", "attachment_id"] : [variable];
}
