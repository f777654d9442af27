using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// The block editor's text as it is stored: HTML between comments that name the blocks. Most blocks are their HTML; synced patterns stand by their
/// number alone, and what WordPress made at the moment of reading (latest posts, calendars) is no part of the text.
/// </summary>
internal static partial class BlockComments
{
    private const int DeepestPattern = 5;

    public static bool Has(string raw) => raw.Contains("<!-- wp:", StringComparison.Ordinal);

    /// <param name="raw">The text as it is stored.</param>
    /// <param name="pattern">The stored text of a synced pattern; null when it is not known.</param>
    /// <param name="depth">How many patterns this one stands in: patterns may hold each other in a circle.</param>
    public static string Strip(string raw, Func<long, string?> pattern, int depth = 0) => Comment().Replace(raw, match =>
    {
        if (match.Groups["end"].Success)
        {
            return "";
        }

        using var attributes = Attributes(match);
        var fields = attributes is null ? default : new JsonFields(attributes.RootElement);
        return match.Groups["name"].Value switch
        {
            "block" when depth < DeepestPattern && pattern(fields.Number("ref")) is { } inner => Strip(inner, pattern, depth + 1),
            "social-link" => Profile(fields),
            "footnotes" => Footnotes.Place,
            _ => "",
        };
    });

    // An icon in the theme's hands; the address and the service are the author's.
    private static string Profile(JsonFields fields) => PeopleReading.Web(fields.Text("url")) is { } url
        ? $"<li><a href=\"{WebUtility.HtmlEncode(url.AbsoluteUri)}\">{WebUtility.HtmlEncode(fields.Text("label") is { Length: > 0 } label ? label : fields.Text("service") ?? url.Host)}</a></li>"
        : "";

    /// <summary>A stored navigation as the list that WordPress makes of it.</summary>
    public static string NavigationList(string raw)
    {
        var list = new StringBuilder();
        foreach (Match match in Comment().Matches(raw))
        {
            var name = match.Groups["name"].Value;
            var submenu = name.EndsWith("navigation-submenu", StringComparison.Ordinal);
            if (match.Groups["end"].Success)
            {
                list.Append(submenu ? "</ul></li>" : "");
            }
            else if (submenu || name.EndsWith("navigation-link", StringComparison.Ordinal))
            {
                using var attributes = Attributes(match);
                var fields = attributes is null ? default : new JsonFields(attributes.RootElement);
                list.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(fields.Text("url") ?? "#")).Append("\">").Append(fields.Text("label")).Append("</a>").Append(submenu && !match.Groups["empty"].Success ? "<ul>" : "</li>");
            }
        }

        return list.ToString();
    }

    private static JsonDocument? Attributes(Match match)
    {
        try
        {
            return match.Groups["attributes"].Length == 0 ? null : JsonDocument.Parse(match.Groups["attributes"].ValueSpan.ToString());
        }
        catch (JsonException)
        {
            // A block with damaged attributes is its HTML, like any other.
            return null;
        }
    }

    [GeneratedRegex(@"<!--\s+(?<end>/)?wp:(?<name>[a-z][a-z0-9_/-]*)\s*(?<attributes>\{(?:(?!-->).)*\})?\s*(?<empty>/)?-->\n?", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();
}
