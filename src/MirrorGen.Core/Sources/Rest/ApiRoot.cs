using System.Globalization;

namespace MirrorGen.Sources.Rest;

/// <summary>Where the REST API begins, in any of the forms that WordPress gives it.</summary>
/// <param name="Url"><c>https://blog.example/wp-json/</c>, <c>https://blog.example/index.php?rest_route=/</c>, or a blog's part of WordPress.com's public API.</param>
/// <param name="WayFound">In words for people.</param>
internal sealed record ApiRoot(Uri Url, string WayFound)
{
    private const string PublicApi = "https://public-api.wordpress.com/";

    /// <summary>WordPress.com serves <c>wp/v2</c> as <c>/wp/v2/sites/HOST/…</c>.</summary>
    public static ApiRoot OfWordPressCom(string host) => new(new Uri($"{PublicApi}wp/v2/sites/{Uri.EscapeDataString(host)}/"), "WordPress.com's public API");

    public bool IsWordPressCom => Url.AbsoluteUri.StartsWith(PublicApi, StringComparison.Ordinal);

    /// <summary>The address of a route such as <c>wp/v2/posts</c>, with its query.</summary>
    public Uri Route(string route, params (string Name, string Value)[] query)
    {
        if (IsWordPressCom && route.StartsWith("wp/v2/", StringComparison.Ordinal))
        {
            route = route["wp/v2/".Length..];
        }

        var root = Url.AbsoluteUri;
        var at = root.IndexOf("rest_route=", StringComparison.Ordinal);
        var address = at < 0
            ? $"{Url.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{route}"
            : $"{root[..at]}rest_route=/{route}";
        var separator = at < 0 ? '?' : '&';
        foreach (var (name, value) in query)
        {
            address += string.Create(CultureInfo.InvariantCulture, $"{separator}{name}={Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal)}");
            separator = '&';
        }

        return new Uri(address);
    }

    /// <summary>The same API by its other door, for servers that lose the query of pretty addresses.</summary>
    public ApiRoot? WithRouteInQuery(Uri home) =>
        Url.Query.Contains("rest_route=", StringComparison.Ordinal) || IsWordPressCom ? null : new(new Uri(home, "?rest_route=/"), "?rest_route=, because the server loses the query of pretty addresses");
}
