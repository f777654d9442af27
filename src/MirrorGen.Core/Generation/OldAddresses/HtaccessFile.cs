using System.Globalization;
using System.Text;

namespace MirrorGen.Generation.OldAddresses;

/// <summary><c>.htaccess</c> for Apache (https://httpd.apache.org/docs/current/mod/mod_rewrite.html). It works in any folder of the server.</summary>
internal static class HtaccessFile
{
    // Apache reads this file again for each request: a long one makes every page slow.
    private const int MostRules = 2_000;

    public static string Of(IReadOnlyList<OldAddress> table, string root)
    {
        var rules = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""
            # Old addresses of the blog, for Apache. Made by MirrorGen. The first {{MostRules}}; the rest is found by script.
            # A feed stands beside its twin for hosts that know index.html only.
            DirectoryIndex index.xml index.html
            ErrorDocument 404 {{root}}404.html
            <IfModule mod_rewrite.c>
            RewriteEngine On
            # The folder in which the site lies, whatever it is.
            RewriteCond $0#%{REQUEST_URI} ([^#]*)#(.*)\1$
            RewriteRule ^.*$ - [E=MIRROR:%2]

            """)).Replace("\r", "");
        var left = MostRules;
        var inQueries = false;
        foreach (var old in ServerRules.ByImportance(table).Where(old => !old.IsQuery || old.HasOneVariable).Take(left))
        {
            // A percent sign would stand for what the condition found.
            var target = "%{ENV:MIRROR}" + ServerRules.Target(old, "").Replace("%", "\\%", StringComparison.Ordinal);
            if (!old.IsQuery)
            {
                rules.Append(CultureInfo.InvariantCulture, $"RewriteRule ^{Pattern(old.Key)}/?$ {target} [NC,R=301,L,NE]\n");
                continue;
            }

            if (!inQueries)
            {
                inQueries = true;
                rules.Append("RewriteCond %{QUERY_STRING} ^$\nRewriteRule ^ - [L]\nRewriteRule !^(index\\.php)?$ - [L]\n");
            }

            rules.Append(CultureInfo.InvariantCulture, $"RewriteCond %{{QUERY_STRING}} (^|&)({string.Join('|', RedirectsFile.Names(old.Variable).Select(Pattern))})={Pattern(Uri.EscapeDataString(old.Value))}(&|$) [NC]\n");
            rules.Append(CultureInfo.InvariantCulture, $"RewriteRule ^ {target}? [R=301,L,NE]\n");
        }

        return rules.Append("</IfModule>\n").ToString();
    }

    // Whatever a slug holds, it stays a pattern for itself: no space, line break or sign of the pattern language gets through.
    private static string Pattern(string text)
    {
        var pattern = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'/' or (byte)'-' or (byte)'_')
            {
                pattern.Append((char)value);
            }
            else
            {
                pattern.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
            }
        }

        return pattern.ToString();
    }
}
