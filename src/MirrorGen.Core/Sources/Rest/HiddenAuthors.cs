using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>Where a blog does not list its authors (security plugins do that), each of their posts may still say who wrote it, when asked to embed its author.</summary>
internal sealed class HiddenAuthors(Origin origin, ApiRoot root, Snapshot snapshot, FetchOptions options, FetchLog log)
{
    // Each is a request.
    private const int MostAuthors = 200;

    public async Task FetchAsync(IReadOnlyList<Description> types, CancellationToken cancel)
    {
        var known = snapshot.States(CaptureKind.User).Keys.ToHashSet(StringComparer.Ordinal);
        var posts = new Dictionary<string, (Description Type, string Post)>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            foreach (var post in snapshot.Objects(CaptureKind.Post(type.Slug)).Select(post => post.Latest))
            {
                if (JsonBody.Text(post.Json, "author") is { Length: > 0 } author and not "0" && !known.Contains(author))
                {
                    posts.TryAdd(author, (type, post.Id));
                }
            }
        }

        foreach (var (author, (type, post)) in posts.OrderBy(item => item.Key, StringComparer.Ordinal).Take(MostAuthors))
        {
            var answer = await origin.GetAsync(root.Route(type.Route, ("include", post), ("_embed", "author"), ("_fields", "author,_links,_embedded")), Expect.Json, withLogin: false, cancel);
            if (answer.Ok && JsonBody.TryFind(answer.Body, out var json)
                && JsonBody.Items(json) is [var item, ..]
                && JsonBody.Member(item, "_embedded") is { } embedded
                && JsonBody.Member(embedded, "author") is { } authors
                && JsonBody.Items(authors) is [var profile, ..]
                && JsonBody.Id(profile) == author)
            {
                log.Count(snapshot.Keep(new Capture { Kind = CaptureKind.User, Id = author, Url = answer.Url, Json = profile, TakenAt = options.Clock.GetUtcNow() }));
            }
        }
    }
}
