using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>What WordPress shows to the logged in only: settings that readers see the effect of, where menus stand, and revisions.</summary>
internal sealed class LoginOnly(Origin origin, ApiRoot root, Snapshot snapshot, FetchOptions options, FetchLog log)
{
    // By name, because the rest of the settings holds the administrator's e-mail address.
    private const string PublicSettings =
        "title,description,url,timezone,date_format,time_format,start_of_week,language,posts_per_page,show_on_front,page_on_front,page_for_posts,site_logo,site_icon,default_category,default_post_format";

    public async Task RunAsync(IReadOnlyList<Description> types, long run, CancellationToken cancel)
    {
        await SettingsAsync(cancel);
        await MenuLocationsAsync(cancel);
        if (options.Exclude.Contains("revision"))
        {
            return;
        }

        foreach (var type in types)
        {
            await RevisionsAsync(type, run, cancel);
        }
    }

    private async Task SettingsAsync(CancellationToken cancel)
    {
        var answer = await origin.GetAsync(root.Route("wp/v2/settings", ("_fields", PublicSettings)), Expect.Json, withLogin: true, cancel);
        if (answer.Ok && JsonBody.TryFind(answer.Body, out var json) && JsonBody.Member(json, "email") is null)
        {
            Keep(new CaptureKind("settings"), "", answer.Url, json);
        }
    }

    private async Task MenuLocationsAsync(CancellationToken cancel)
    {
        var answer = await origin.GetAsync(root.Route("wp/v2/menu-locations"), Expect.Json, withLogin: true, cancel);
        if (answer.Ok && JsonBody.TryFind(answer.Body, out var json))
        {
            foreach (var (name, location) in JsonBody.Members(json))
            {
                Keep(new CaptureKind("menu-location"), name, answer.Url, location);
            }
        }
    }

    /// <summary>One request for each post that has revisions we lack: there is no list of all.</summary>
    private async Task RevisionsAsync(Description type, long run, CancellationToken cancel)
    {
        var kind = CaptureKind.Revision(type.Slug);
        var have = snapshot.Objects(kind).Where(revision => revision.DeletedAt is null).Select(revision => JsonBody.Text(revision.Latest.Json, "parent")).OfType<string>()
            .GroupBy(parent => parent, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var wanted = snapshot.Objects(CaptureKind.Post(type.Slug))
            .Where(post => post.DeletedAt is null)
            .Select(post => (post.Latest.Id, Count: Count(post.Latest.Json)))
            .Where(post => post.Count > 0 && have.GetValueOrDefault(post.Id) < post.Count)
            .ToList();
        var listed = 0;
        var lost = 0;
        var done = 0;
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancel }, async (post, token) =>
        {
            // Without per_page WordPress sends all revisions at once, and autosaves with them.
            var answer = await origin.GetAsync(root.Route($"{type.Route}/{post.Id}/revisions"), Expect.Json, withLogin: true, token);
            if (answer.Ok && JsonBody.TryFind(answer.Body, out var json))
            {
                var captures = JsonBody.Items(json).Where(item => JsonBody.Id(item) is not null)
                    .Select(item => new Capture { Kind = kind, Id = JsonBody.Id(item)!, Url = answer.Url, Json = item, TakenAt = options.Clock.GetUtcNow() }).ToArray();
                log.Count(snapshot.Keep(captures));
                Interlocked.Add(ref listed, captures.Length);
            }
            else
            {
                Interlocked.Increment(ref lost);
                log.Find(
                    answer.Trouble == Trouble.Refused ? Severity.Note : Severity.Loss,
                    "revisions-missing",
                    answer.Url.AbsoluteUri,
                    string.Create(CultureInfo.InvariantCulture, $"The {post.Count} revisions of {type.Base} {post.Id} could not be fetched ({answer.Reason})."));
            }

            log.Progress($"revisions of {type.Base}", Interlocked.Increment(ref done), wanted.Count);
        });
        if (wanted.Count > 0)
        {
            var total = new KindTotal(kind, listed, listed, 0, lost);
            snapshot.KeepTotal(run, total);
            log.Count(total);
        }
    }

    private void Keep(CaptureKind kind, string id, Uri url, ReadOnlyMemory<byte> json) =>
        log.Count(snapshot.Keep(new Capture { Kind = kind, Id = id, Url = url, Json = json, TakenAt = options.Clock.GetUtcNow() }));

    // "_links":{"version-history":[{"count":3,"href":"…"}]}
    private static long Count(ReadOnlyMemory<byte> post) =>
        JsonBody.Member(post, "_links") is { } links
        && JsonBody.Member(links, "version-history") is { } history
        && JsonBody.Items(history) is [var first, ..]
        && long.TryParse(JsonBody.Text(first, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 0;
}
