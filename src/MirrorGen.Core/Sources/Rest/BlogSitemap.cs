using System.Collections.Immutable;
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

/// <summary>One file of the blog's sitemap.</summary>
/// <param name="Url">Where it lies.</param>
/// <param name="Modified">As the file above it says; empty when it does not.</param>
/// <param name="Hidden">Those of the pages that it names of which the API says nothing.</param>
internal sealed record SitemapFile(Uri Url, string Modified, IReadOnlyList<SitemapEntry> Hidden);

/// <summary>
/// What the blog tells search engines that it has (https://www.sitemaps.org/protocol.html): WordPress's own <c>/wp-sitemap.xml</c> or that of an SEO
/// plugin, which <c>robots.txt</c> names.
/// </summary>
internal sealed class BlogSitemap(Origin origin, FetchOptions options, FetchLog log, Uri home)
{
    // WordPress puts 2,000 addresses into one file, plugins 200 to 1,000.
    private const int MostFiles = 200;

    private static readonly string[] UsualPlaces = ["wp-sitemap.xml", "sitemap_index.xml"];

    private readonly List<SitemapFile> _files = [];
    private ImmutableArray<Uri> _begins = [];
    private bool _sure = true;

    /// <summary>Whether the blog has a sitemap that names something, read now or known from before.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The files that are worth reading: what the run before saw to name only what the API lists is left out while nothing speaks against it.</summary>
    /// <param name="memory">What the run before remembers; null when this one has to ask for everything.</param>
    /// <param name="isHidden">Whether the API says nothing of an address.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>The pages of which the API says nothing; none when the blog has no sitemap, or hides it.</returns>
    public async Task<IEnumerable<SitemapEntry>> ReadAsync(SitemapMemory? memory, Func<Uri, bool> isHidden, CancellationToken cancel)
    {
        var waiting = new Queue<(Uri File, string Modified, XElement? Read)>();
        foreach (var (file, read) in await BeginningsAsync(memory, cancel))
        {
            waiting.Enqueue((file, "", read));
        }

        _begins = [.. waiting.Select(next => next.File)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < MostFiles && waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.File.AbsoluteUri) || IsLeftOut(next.File))
            {
                continue;
            }

            if (memory?.Plain.TryGetValue(next.File.AbsoluteUri, out var before) == true && before == next.Modified && !_begins.Contains(next.File))
            {
                _files.Add(new(next.File, next.Modified, []));
                IsThere = true;
                continue;
            }

            if ((next.Read ?? await GetAsync(next.File, cancel)) is not { } sitemap)
            {
                // It was named, so it should be there: pages that only it tells of are missing without a trace.
                log.Find(Severity.Warning, "sitemap-unreadable", next.File.AbsoluteUri, "The blog names this sitemap, and it can't be read. Pages that the API does not show and only this file names are not in the mirror.");
                continue;
            }

            var (hidden, isIndex) = (new List<SitemapEntry>(), false);
            foreach (var entry in sitemap.Elements())
            {
                var (url, modified) = (Value(entry, "loc"), Value(entry, "lastmod"));
                if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !MediaAddress.IsOwn(address, home))
                {
                    continue;
                }

                if (entry.Name.LocalName == "sitemap")
                {
                    waiting.Enqueue((address, modified ?? "", null));
                    isIndex = true;
                    continue;
                }

                IsThere = true;
                if (isHidden(address))
                {
                    hidden.Add(new(address, DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null));
                }
            }

            if (!isIndex)
            {
                _files.Add(new(next.File, next.Modified, hidden));
            }
        }

        if (waiting.Count > 0)
        {
            log.Find(Severity.Warning, "sitemap-unreadable", home.AbsoluteUri, string.Create(CultureInfo.InvariantCulture, $"The blog's sitemap has more than {MostFiles} files; {waiting.Count} of them were not read. Pages that the API does not show and only these name are not in the mirror."));
        }

        return _files.SelectMany(file => file.Hidden);
    }

    /// <summary>For the next run. Only what the blog itself has said is remembered, not that it was too busy to say it.</summary>
    /// <param name="before">What this run was told by the one before.</param>
    public SitemapMemory? Remember(SitemapMemory? before) => !_sure ? null : new()
    {
        AskedAt = before?.AskedAt ?? options.Clock.GetUtcNow(),
        Begins = _begins,
        Plain = _files.Where(file => file.Hidden.Count == 0).ToImmutableDictionary(file => file.Url.AbsoluteUri, file => file.Modified),
    };

    private async Task<IReadOnlyList<(Uri File, XElement? Read)>> BeginningsAsync(SitemapMemory? memory, CancellationToken cancel)
    {
        if (memory is { Begins.IsEmpty: true })
        {
            return [];
        }

        if (memory is { Begins: [var first, .. var others] } && await GetAsync(first, cancel) is { } known)
        {
            return [(first, known), .. others.Select(file => (file, (XElement?)null))];
        }

        var named = await NamedAsync(cancel);
        return named.Count > 0 ? [.. named.Select(file => (file, (XElement?)null))]
            : await FirstUsualAsync(cancel) is { } usual ? [usual]
            : [];
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
        var answer = await AskAsync(new Uri(home, "/robots.txt"), cancel);
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
        var answer = await AskAsync(file, cancel);
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

    private async Task<Answer> AskAsync(Uri file, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(file, Expect.Html, withLogin: false, cancel);
        _sure &= answer.Ok || answer.Trouble == Trouble.Refused;
        return answer;
    }

    private static string? Value(XElement entry, string name) => entry.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
