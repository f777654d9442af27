namespace MirrorGen.Sources.Reading;

/// <summary>What the blog says of itself in the API's root document, in its settings (with a login), and where neither is at hand, between the lines.</summary>
internal sealed record SiteReading
{
    private static readonly string[] ApiMarks = ["/index.php/wp-json/", "/wp-json/", "/index.php?rest_route=", "/?rest_route=", "?rest_route="];

    public required Uri Home { get; init; }

    public required string Title { get; init; }

    public string Tagline { get; init; } = "";

    public BlogTime Time { get; init; } = BlogTime.Utc;

    public string? Language { get; init; }

    public long? FrontPageId { get; init; }

    public long? PostsPageId { get; init; }

    public int PostsPerPage { get; init; } = 10;

    public long? IconId { get; init; }

    public long? LogoId { get; init; }

    /// <param name="documents">The root document, and <c>/wp/v2/settings</c> where it was captured; later ones fill what earlier ones leave open.</param>
    /// <param name="anyPost">Some post, to learn the address from when there is no root document.</param>
    public static SiteReading? Of(IReadOnlyList<JsonFields> documents, JsonFields anyPost)
    {
        // WordPress.com's own document of a blog writes it large.
        var home = First(documents, "home") ?? First(documents, "url") ?? First(documents, "URL");
        if (!TryHome(home, out var address) && !TryInfer(anyPost, out address))
        {
            return null;
        }

        var title = First(documents, "name") ?? First(documents, "title");
        var settings = documents.FirstOrDefault(document => document.Has("show_on_front"));
        var staticFront = settings.Text("show_on_front") == "page";
        return new()
        {
            Home = address!,
            Title = PlainText.Decode(title) is { Length: > 0 } name ? name : address!.IdnHost,
            Tagline = PlainText.Decode(First(documents, "description")),
            Time = BlogTime.Of(First(documents, "timezone_string") ?? First(documents, "timezone"), First(documents, "gmt_offset")),
            Language = First(documents, "language")?.Replace('_', '-'),
            FrontPageId = staticFront ? Id(settings, "page_on_front") : null,
            PostsPageId = staticFront ? Id(settings, "page_for_posts") : null,
            PostsPerPage = settings.Small("posts_per_page") is > 0 and var count ? count : 10,
            IconId = documents.Select(document => Id(document, "site_icon")).FirstOrDefault(id => id is not null),
            LogoId = documents.Select(document => Id(document, "site_logo")).FirstOrDefault(id => id is not null),
        };
    }

    private static string? First(IReadOnlyList<JsonFields> documents, string name) =>
        documents.Select(document => document.Text(name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static long? Id(JsonFields fields, string name) => fields.Number(name) is > 0 and var id ? id : null;

    private static bool TryHome(string? text, out Uri? home)
    {
        home = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : null;
        return home is not null;
    }

    // A saved post names the API that it came from, and its guid the blog: enough to know where the blog began.
    private static bool TryInfer(JsonFields post, out Uri? home)
    {
        var self = post.Object("_links").Objects("self").Select(link => link.Text("href")).FirstOrDefault() ?? "";
        foreach (var mark in ApiMarks)
        {
            var at = self.IndexOf(mark, StringComparison.Ordinal);
            if (at > 0)
            {
                return TryHome(self[..at] + "/", out home);
            }
        }

        var guid = post.Rendered("guid") ?? "";
        var query = guid.IndexOf("?p", StringComparison.Ordinal);
        return (query > 0 && TryHome(guid[..query], out home))
            || TryHome(Uri.TryCreate(post.Text("link"), UriKind.Absolute, out var link) ? link.GetLeftPart(UriPartial.Authority) : null, out home);
    }
}
