using MirrorGen.Snapshots;
using MirrorGen.Sources.Reading;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Where a blog does not list its authors (security plugins do that), each of their posts may still say who wrote it: when asked to embed its
/// author; and if the plugin thought of that too, on its page, as every reader sees it.
/// </summary>
internal sealed class HiddenAuthors(Origin origin, ApiRoot root, Snapshot snapshot, FetchOptions options, FetchLog log)
{
    private static readonly CaptureKind Page = new("page");

    // Each is a request or two.
    private const int MostAuthors = 200;

    public async Task FetchAsync(IReadOnlyList<Description> types, CancellationToken cancel)
    {
        var known = snapshot.States(CaptureKind.User).Keys
            .Concat(snapshot.States(Page).Keys.Where(page => page.StartsWith(AuthorOfPage.IdPrefix, StringComparison.Ordinal)).Select(page => page[AuthorOfPage.IdPrefix.Length..]))
            .ToHashSet(StringComparer.Ordinal);
        var posts = new Dictionary<string, (Description Type, Capture Post)>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            foreach (var post in snapshot.Objects(CaptureKind.Post(type.Slug)).Select(post => post.Latest))
            {
                if (JsonBody.Text(post.Json, "author") is { Length: > 0 } author and not "0" && !known.Contains(author))
                {
                    posts.TryAdd(author, (type, post));
                }
            }
        }

        foreach (var (author, (type, post)) in posts.OrderBy(item => item.Key, StringComparer.Ordinal).Take(MostAuthors))
        {
            if (!await EmbeddedAsync(author, type, post.Id, cancel))
            {
                await OnPageAsync(author, post, cancel);
            }
        }
    }

    private async Task<bool> EmbeddedAsync(string author, Description type, string post, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(root.Route(type.Route, ("include", post), ("_embed", "author"), ("_fields", "author,_links,_embedded")), Expect.Json, withLogin: false, cancel);
        if (answer.Ok && JsonBody.TryFind(answer.Body, out var json)
            && JsonBody.Items(json) is [var item, ..]
            && JsonBody.Member(item, "_embedded") is { } embedded
            && JsonBody.Member(embedded, "author") is { } authors
            && JsonBody.Items(authors) is [var profile, ..]
            && JsonBody.Id(profile) == author)
        {
            Keep(CaptureKind.User, author, answer.Url, profile);
            return true;
        }

        return false;
    }

    private async Task OnPageAsync(string author, Capture post, CancellationToken cancel)
    {
        if (Uri.TryCreate(JsonBody.Text(post.Json, "link"), UriKind.Absolute, out var link)
            && await origin.GetAsync(link, Expect.Html, withLogin: false, cancel) is { Ok: true } page)
        {
            Keep(Page, AuthorOfPage.IdPrefix + author, page.Url, page.Body);
        }
    }

    private void Keep(CaptureKind kind, string id, Uri url, ReadOnlyMemory<byte> bytes) =>
        log.Count(snapshot.Keep(new Capture { Kind = kind, Id = id, Url = url, Json = bytes, TakenAt = options.Clock.GetUtcNow() }));
}
