using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MirrorGen.Verification;

/// <summary>
/// The addresses in files that no reader opens and much depends on: feeds, sitemaps, the tables of old addresses for browsers and servers, the search index.
/// All are given as links from the site's root. Pure.
/// </summary>
/// <param name="published">Where the site says that it stands, ending in a slash: what feeds and sitemaps begin with. Null leaves those out.</param>
/// <param name="home">The blog's own address; null when it is not known.</param>
internal sealed partial class MachineFiles(Uri? published, Uri? home)
{
    private readonly string _start = published?.AbsoluteUri ?? "";
    private readonly string _root = published?.AbsolutePath ?? "/";

    /// <summary>Of the sitemap that <c>robots.txt</c> names; null when there is none.</summary>
    public static Uri? PublishedAt(string robots) =>
        Sitemap().Match(robots) is { Success: true } match && Uri.TryCreate(match.Groups["address"].Value, UriKind.Absolute, out var sitemap) ? new Uri(sitemap, ".") : null;

    public static bool Is(string file) =>
        file is "robots.txt" or "_redirects" or ".htaccess" or "redirects.nginx.conf"
        || file.EndsWith(".xml", StringComparison.Ordinal)
        || (file.EndsWith(".js", StringComparison.Ordinal) && (file.StartsWith("assets/search/", StringComparison.Ordinal) || file.StartsWith("assets/addresses/", StringComparison.Ordinal)));

    /// <param name="file">Relative to the site's root.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="FormatException">The file is not what its readers expect.</exception>
    public IEnumerable<string> Read(string file, string text) => file switch
    {
        "robots.txt" => Below(Sitemap().Matches(text).Select(match => match.Groups["address"].Value)),
        "_redirects" => FromRoot(text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[^2])),
        ".htaccess" => ApacheTarget().Matches(text).Select(match => match.Groups["target"].Value.Replace("\\%", "%", StringComparison.Ordinal).TrimEnd('?')),
        "redirects.nginx.conf" => FromRoot(NginxTarget().Matches(text).Select(match => match.Groups["target"].Value)),
        _ when file.EndsWith(".js", StringComparison.Ordinal) => Scripts(text),
        _ => Below(Xml(text)),
    };

    // Feeds and sitemaps name whole addresses, and feeds hold whole texts.
    private IEnumerable<string> Xml(string text)
    {
        try
        {
            using var reader = Open(text);
            while (reader.Read())
            {
                // To its end first: nothing is said of a file that is cut off but that.
            }
        }
        catch (XmlException e)
        {
            throw new FormatException(e.Message, e);
        }

        foreach (var element in Children(text).SelectMany(child => child.DescendantsAndSelf()))
        {
            switch (element.Name.LocalName)
            {
                case "loc":
                    yield return element.Value;
                    break;
                case "link":
                    yield return element.Attribute("href")?.Value ?? element.Value;
                    break;
                // A site that stands at the blog's own address can't be told from the blog: what its texts link to and nobody mirrored, their pages tell.
                case "encoded" or "content" when home is not null && published != home:
                    foreach (var address in InHtml(element.Value))
                    {
                        yield return address;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    // Of the root one by one: a sitemap has one for each post.
    private static IEnumerable<XElement> Children(string text)
    {
        using var reader = Open(text);
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }
    }

    private static List<string> InHtml(string html)
    {
        var addresses = new List<string>();
        HtmlReferences.Read(System.Text.Encoding.UTF8.GetBytes(html), reference => addresses.Add(reference.Address), _ => { });
        return addresses;
    }

    // mirrorSearch("d-0",[["Title","2024/05/name/index.html",…],…]); mirrorAddresses("0",[["?p=30","2024/05/name/index.html"],…]);
    private static string[] Scripts(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(");", StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            throw new FormatException("it does not call the function that waits for it");
        }

        using var document = Parse($"[{text[(open + 1)..close]}]");
        var name = document.RootElement[0].GetString()!;
        var content = document.RootElement[1];
        // The other files of the search index hold words and numbers.
        var column = text.StartsWith("mirrorAddresses", StringComparison.Ordinal) ? 1 : name.StartsWith("d-", StringComparison.Ordinal) ? 1 : -1;
        return content.ValueKind == JsonValueKind.Array && column >= 0 ? [.. content.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array).Select(row => row[column].GetString()!)]
            : content.ValueKind == JsonValueKind.Object && content.TryGetProperty("search", out var search) && search.ValueKind == JsonValueKind.String ? [search.GetString()!]
            : [];
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private IEnumerable<string> Below(IEnumerable<string> addresses) =>
        addresses.Where(address => published is not null && address.StartsWith(_start, StringComparison.Ordinal)).Select(address => address[_start.Length..]);

    /// <summary>A path on the server as a link from the site's root; null when it lies elsewhere, or when nobody knows where the site stands.</summary>
    public string? FromRoot(string path) => published is not null && path.StartsWith(_root, StringComparison.Ordinal) ? path[_root.Length..] : null;

    private IEnumerable<string> FromRoot(IEnumerable<string> targets) => targets.Select(target => FromRoot(target) ?? target.TrimStart('/'));

    [GeneratedRegex(@"^Sitemap:\s*(?<address>\S+)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sitemap();

    [GeneratedRegex(@"%\{ENV:MIRROR\}(?<target>\S*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ApacheTarget();

    [GeneratedRegex("""^  "[^"]*" "(?<target>[^"]*)";$""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NginxTarget();
}
