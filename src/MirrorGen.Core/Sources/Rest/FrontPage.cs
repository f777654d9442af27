using System.Text.Json;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Keeps the front page as evidence of what the API tells only to the logged in: the language, the menus, which page is the front page and
/// which one lists the posts.
/// </summary>
internal sealed class FrontPage(Origin origin, Snapshot snapshot, FetchOptions options)
{
    private const string Family = "page";

    public async Task KeepAsync(Discovered found, Uri home, CancellationToken cancel)
    {
        var front = SamePage(found.Front.Url, home) ? found.Front : await origin.GetAsync(home, Expect.Html, withLogin: false, cancel);
        if (!front.Ok)
        {
            return;
        }

        Keep("front", front, front.Body);
        Keep("front-headers", front, Headers(front));
    }

    private void Keep(string id, Answer answer, ReadOnlyMemory<byte> body) =>
        snapshot.Keep(new Capture { Kind = new CaptureKind(Family), Id = id, Url = answer.Url, Json = body, TakenAt = options.Clock.GetUtcNow() });

    private static byte[] Headers(Answer answer) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        url = answer.Url.AbsoluteUri,
        status = (int)answer.Status,
        link = answer.Header("Link").ToArray(),
    });

    private static bool SamePage(Uri a, Uri b) => a.Host == b.Host && a.Port == b.Port && a.AbsolutePath.TrimEnd('/') == b.AbsolutePath.TrimEnd('/') && a.Query == b.Query;
}
