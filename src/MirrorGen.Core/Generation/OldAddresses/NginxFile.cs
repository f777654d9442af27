using System.Globalization;
using System.Text;

namespace MirrorGen.Generation.OldAddresses;

/// <summary>Maps for nginx (https://nginx.org/en/docs/http/ngx_http_map_module.html), to be included beside the server.</summary>
internal static class NginxFile
{
    public static string Of(IReadOnlyList<OldAddress> table, string root)
    {
        var file = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""
            # Old addresses of the blog, for nginx. Made by MirrorGen. Include this file in http { }, and write in server { }:
            #     index index.xml index.html;
            #     error_page 404 {{root}}404.html;
            #     if ($mirror_path) { return 301 $mirror_path; }
            #     location = {{root}} { if ($mirror_query) { return 301 $mirror_query; } }
            map_hash_max_size 65536;
            map_hash_bucket_size 1024;

            map $uri $mirror_path {
              default "";

            """)).Replace("\r", "");
        foreach (var old in table.Where(old => !old.IsQuery && old.Key.All(IsPlain)))
        {
            file.Append(CultureInfo.InvariantCulture, $"  \"{root}{old.Key}\" \"{ServerRules.Target(old, root)}\";\n  \"{root}{old.Key}/\" \"{ServerRules.Target(old, root)}\";\n");
        }

        file.Append("}\n");
        var queries = table.Where(old => old.HasOneVariable && old.Variable.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')).GroupBy(old => old.Variable).ToArray();
        foreach (var variable in queries)
        {
            // The name stands in front so that no value is taken for a keyword or a pattern.
            file.Append(CultureInfo.InvariantCulture, $"\nmap \"{variable.Key}={string.Concat(RedirectsFile.Names(variable.Key).Select(name => "$arg_" + name))}\" $mirror_query_{variable.Key} {{\n  default \"\";\n");
            foreach (var old in variable)
            {
                file.Append(CultureInfo.InvariantCulture, $"  \"{variable.Key}={Uri.EscapeDataString(old.Value)}\" \"{ServerRules.Target(old, root)}\";\n");
            }

            file.Append("}\n");
        }

        // The first that is known; a request has one of them.
        file.Append(CultureInfo.InvariantCulture, $"\nmap \"{string.Concat(queries.Select(variable => $"$mirror_query_{variable.Key}"))}\" $mirror_query {{\n  default \"\";\n  ~^(?<mirror_target>.+)$ $mirror_target;\n}}\n");
        return file.ToString();
    }

    private static bool IsPlain(char letter) => !char.IsControl(letter) && letter is not ('"' or '\\' or '$');
}
