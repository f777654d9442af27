using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest;

/// <param name="Url">An address of the blog that its own sitemap gives to everybody.</param>
/// <param name="Modified">When it last changed, if the sitemap says so.</param>
internal readonly record struct SitemapEntry(Uri Url, DateTimeOffset? Modified);

/// <summary>
/// What the blog tells search engines that it has (https://www.sitemaps.org/protocol.html): WordPress's own <c>/wp-sitemap.xml</c> or that of an SEO
/// plugin, which <c>robots.txt</c> names.
/// </summary>
internal sealed class BlogSitemap(Origin origin, FetchOptions options, FetchLog log, Uri home)
{
    // WordPress puts 2,000 addresses into one file, plugins 200 to 1,000.
    private const int MostFiles = 200;

    private static readonly string[] UsualPlaces = ["wp-sitemap.xml", "sitemap_index.xml"];

    /// <returns>Empty when the blog has none, or hides it.</returns>
    public async Task<IReadOnlyList<SitemapEntry>> ReadAsync(CancellationToken cancel)
    {
        var waiting = new Queue<(Uri File, XElement? Read)>((await NamedAsync(cancel)).Select(file => (file, (XElement?)null)));
        if (waiting.Count == 0 && await FirstUsualAsync(cancel) is { } usual)
        {
            waiting.Enqueue(usual);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<SitemapEntry>();
        while (seen.Count < MostFiles && waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.File.AbsoluteUri) || IsLeftOut(next.File))
            {
                continue;
            }

            if ((next.Read ?? await GetAsync(next.File, cancel)) is not { } sitemap)
            {
                // It was named, so it should be there: pages that only it tells of are missing without a trace.
                log.Find(Severity.Warning, "sitemap-unreadable", next.File.AbsoluteUri, "The blog names this sitemap, and it can't be read. Pages that the API does not show and only this file names are not in the mirror.");
                continue;
            }

            foreach (var entry in sitemap.Elements())
            {
                var (url, modified) = (Value(entry, "loc"), Value(entry, "lastmod"));
                if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !MediaAddress.IsOwn(address, home))
                {
                    continue;
                }

                if (entry.Name.LocalName == "sitemap")
                {
                    waiting.Enqueue((address, null));
                }
                else
                {
                    entries.Add(new(address, DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null));
                }
            }
        }

        if (waiting.Count > 0)
        {
            log.Find(Severity.Warning, "sitemap-unreadable", home.AbsoluteUri, string.Create(CultureInfo.InvariantCulture, $"The blog's sitemap has more than {MostFiles} files; {waiting.Count} of them were not read. Pages that the API does not show and only these name are not in the mirror."));
        }

        return entries;
    }

    // wp-sitemap-posts-recipe-1.xml, recipe-sitemap.xml: what the user leaves out is not fetched by another door. Post formats the mirror makes by itself.
    private bool IsLeftOut(Uri file)
    {
        var name = file.Segments[^1];
        return options.Exclude.Append("post_format").Any(slug => name.StartsWith(slug + "-sitemap", StringComparison.Ordinal) || name.Contains($"-posts-{slug}-", StringComparison.Ordinal) || name.Contains($"-taxonomies-{slug}-", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<Uri>> NamedAsync(CancellationToken cancel)
    {
        // At the root of the host, wherever on it the blog lies.
        var answer = await origin.GetAsync(new Uri(home, "/robots.txt"), Expect.Html, withLogin: false, cancel);
        return !answer.Ok ? [] :
        [
            .. from line in Encoding.UTF8.GetString(answer.Body.Span).Split('\n')
               where line.TrimStart().StartsWith("Sitemap:", StringComparison.OrdinalIgnoreCase)
               let address = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
               where Uri.TryCreate(address, UriKind.Absolute, out var url) && MediaAddress.IsOwn(url, home)
               select new Uri(address),
        ];
    }

    private async Task<(Uri File, XElement? Read)?> FirstUsualAsync(CancellationToken cancel)
    {
        foreach (var place in UsualPlaces)
        {
            if (await GetAsync(new Uri(home, place), cancel) is { } sitemap)
            {
                return (new Uri(home, place), sitemap);
            }
        }

        return null;
    }

    private async Task<XElement?> GetAsync(Uri file, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(file, Expect.Html, withLogin: false, cancel);
        if (!answer.Ok)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(answer.Body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            // A page that says in HTML that there is no sitemap, or a damaged one: who asked for it knows whether there should be one.
            return null;
        }
    }

    private static string? Value(XElement entry, string name) => entry.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
