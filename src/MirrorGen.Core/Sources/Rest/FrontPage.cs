using System.Text;
using AngleSharp.Html.Parser;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Keeps two pages as HTML, as evidence of what the API tells only to the logged in: the front page (language, menus), and, where a page of
/// its own lists the posts, that page.
/// </summary>
internal sealed class FrontPage(Origin origin, Snapshot snapshot, FetchOptions options)
{
    // Each is a request; a page of posts that is not among the first few is not found.
    private const int MostPagesToTry = 5;

    private static readonly CaptureKind Page = new("page");

    private static readonly HashSet<string> UsualSlugs = new(StringComparer.OrdinalIgnoreCase) { "blog", "news", "journal", "posts", "articles", "aktuelles", "actualites", "noticias", "nieuws" };

    public async Task KeepAsync(Discovered found, Uri home, CancellationToken cancel)
    {
        var front = SamePage(found.Front.Url, home) ? found.Front : await origin.GetAsync(home, Expect.Html, withLogin: false, cancel);
        if (front.Ok)
        {
            Keep("front", home, front.Body);
        }
    }

    /// <summary>Once the pages are known: if one of them is the front page, another one may list the posts. WordPress marks it with the class <c>blog</c>.</summary>
    public async Task KeepPostsPageAsync(Uri home, CancellationToken cancel)
    {
        if (snapshot.Find(Page, "posts") is not null || (snapshot.Find(CaptureKind.Site, "") is { } site && JsonBody.Member(site.Latest.Json, "page_for_posts") is not null))
        {
            return;
        }

        var pages = snapshot.Objects(CaptureKind.Post("page")).Where(page => page.DeletedAt is null)
            .Select(page => (Link: JsonBody.Text(page.Latest.Json, "link"), Slug: JsonBody.Text(page.Latest.Json, "slug") ?? "", Empty: IsEmpty(page.Latest.Json)))
            .Where(page => Uri.TryCreate(page.Link, UriKind.Absolute, out _))
            .ToList();
        if (!pages.Exists(page => SamePage(new Uri(page.Link!), home)))
        {
            return;
        }

        // WordPress does not show the page's own text, so it usually has none.
        foreach (var page in pages.Where(page => page.Empty || UsualSlugs.Contains(page.Slug)).OrderByDescending(page => UsualSlugs.Contains(page.Slug)).Take(MostPagesToTry))
        {
            var url = new Uri(page.Link!);
            var answer = SamePage(url, home) ? null : await origin.GetAsync(url, Expect.Html, withLogin: false, cancel);
            if (answer is { Ok: true } && ListsPosts(answer.Body))
            {
                Keep("posts", url, answer.Body);
                return;
            }
        }
    }

    private void Keep(string id, Uri url, ReadOnlyMemory<byte> html) =>
        snapshot.Keep(new Capture { Kind = Page, Id = id, Url = url, Json = html, TakenAt = options.Clock.GetUtcNow() });

    private static bool ListsPosts(ReadOnlyMemory<byte> html)
    {
        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
        return document.Body?.ClassList.Contains("blog") == true;
    }

    private static bool IsEmpty(ReadOnlyMemory<byte> page) =>
        JsonBody.Member(page, "content") is { } content && string.IsNullOrWhiteSpace(JsonBody.Text(content, "rendered"));

    private static bool SamePage(Uri a, Uri b) => a.Host == b.Host && a.Port == b.Port && a.AbsolutePath.TrimEnd('/') == b.AbsolutePath.TrimEnd('/') && a.Query == b.Query;
}
