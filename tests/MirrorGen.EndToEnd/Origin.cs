using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MirrorGen.EndToEnd;

/// <summary>The test blog as a stranger sees it, read independently of the program's own way of fetching.</summary>
internal sealed class Origin : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Surroundings.WordPress, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Whether the blog of <c>wordpress.sh seed rich</c> answers.</summary>
    public async Task<bool> IsThereAsync()
    {
        try
        {
            return (await _http.GetStringAsync("?rest_route=/")).Contains("Signal", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>The collections of every public type and taxonomy, with authors, comments and media.</summary>
    public async Task<ImmutableArray<OriginCollection>> CollectionsAsync()
    {
        using var types = await JsonAsync("wp-json/wp/v2/types");
        using var taxonomies = await JsonAsync("wp-json/wp/v2/taxonomies");
        var collections = ImmutableArray.CreateBuilder<OriginCollection>();
        foreach (var (kind, list) in new[] { ("post", types), ("term", taxonomies) })
        {
            foreach (var entry in list.RootElement.EnumerateObject())
            {
                var route = $"wp-json/{entry.Value.GetProperty("rest_namespace").GetString()}/{entry.Value.GetProperty("rest_base").GetString()}";
                if (await ReadAsync($"{kind}:{entry.Name}", route) is { } collection)
                {
                    collections.Add(collection);
                }
            }
        }

        foreach (var (kind, route) in new[] { ("comment", "wp-json/wp/v2/comments"), ("user", "wp-json/wp/v2/users") })
        {
            collections.Add((await ReadAsync(kind, route))!);
        }

        return collections.ToImmutable();
    }

    /// <summary>Every address in the blog's own sitemaps.</summary>
    public async Task<ImmutableArray<Uri>> SitemapAsync()
    {
        var index = System.Xml.Linq.XDocument.Parse(await _http.GetStringAsync("wp-sitemap.xml"));
        var addresses = ImmutableArray.CreateBuilder<Uri>();
        foreach (var part in Locations(index))
        {
            addresses.AddRange(Locations(System.Xml.Linq.XDocument.Parse(await _http.GetStringAsync(part))));
        }

        return addresses.ToImmutable();
    }

    /// <summary>Every address of the blog's own that its feeds name, the feeds with them: of the newest posts, the comments, and of each term and author.</summary>
    public async Task<ImmutableArray<Uri>> FeedsAsync(IEnumerable<Uri> archives)
    {
        var addresses = new HashSet<Uri>();
        foreach (var feed in archives.Select(archive => new Uri(archive, "feed/")).Append(new(Surroundings.WordPress, "feed/")).Append(new(Surroundings.WordPress, "comments/feed/")))
        {
            addresses.Add(feed);
            var document = System.Xml.Linq.XDocument.Parse(await _http.GetStringAsync(feed));
            addresses.UnionWith(document.Descendants().Where(element => element.Name.LocalName is "link" or "comments" or "commentRss")
                .Select(element => Uri.TryCreate(element.Value, UriKind.Absolute, out var address) ? address : null).OfType<Uri>().Where(address => address.Authority == Surroundings.WordPress.Authority));
        }

        return [.. addresses];
    }

    public async Task<int> StatusAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        return (int)answer.StatusCode;
    }

    /// <summary>Changes the blog, as its owner would in the editor.</summary>
    public async Task<JsonElement> PostAsync(string route, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Surroundings.User}:{Surroundings.Password}")));
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public async Task DeleteAsync(string route)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, route);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Surroundings.User}:{Surroundings.Password}")));
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<Uri> Locations(System.Xml.Linq.XDocument sitemap) =>
        sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value));

    private async Task<OriginCollection?> ReadAsync(string kind, string route)
    {
        var objects = ImmutableArray.CreateBuilder<JsonElement>();
        for (var page = 1; ; page++)
        {
            using var answer = await _http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{route}?per_page=100&orderby=id&order=asc&page={page}"));
            if (!answer.IsSuccessStatusCode)
            {
                return null; // A collection that strangers may not see, such as templates.
            }

            using var list = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            objects.AddRange(list.RootElement.EnumerateArray().Select(item => item.Clone()));
            if (page >= int.Parse(answer.Headers.GetValues("X-WP-TotalPages").Single(), CultureInfo.InvariantCulture))
            {
                return new(kind, int.Parse(answer.Headers.GetValues("X-WP-Total").Single(), CultureInfo.InvariantCulture), objects.ToImmutable());
            }
        }
    }

    private async Task<JsonDocument> JsonAsync(string route) => JsonDocument.Parse(await _http.GetStringAsync(route));
}

/// <param name="Kind">As in the snapshot: <c>post:page</c>, <c>term:category</c>, <c>comment</c>.</param>
/// <param name="Total"><c>X-WP-Total</c>, which also counts what strangers are not given.</param>
/// <param name="Objects">What strangers are given.</param>
internal sealed record OriginCollection(string Kind, int Total, ImmutableArray<JsonElement> Objects);
