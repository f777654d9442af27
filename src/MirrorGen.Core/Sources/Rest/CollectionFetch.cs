using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Brings one collection into the snapshot so that nothing is missed: the first time page by page; then, and at the end of the first time, the
/// list of IDs says what is there, what changed and what is gone, and what we lack is asked for by ID.
/// </summary>
internal sealed class CollectionFetch(Origin origin, ApiRoot root, Snapshot snapshot, FetchOptions options, FetchLog log, Collection collection)
{
    private const int IdsAtOnce = 100;

    private readonly ListedObjects _objects = new();
    private int _lost;
    private int _kept;

    /// <returns>False when the list repeats itself because the query gets lost on the way: try the API's other door.</returns>
    public async Task<bool> RunAsync(long run, CancellationToken cancel)
    {
        foreach (var (id, isDeleted) in snapshot.Ids(collection.Kind))
        {
            _objects.Remember(id, isDeleted);
        }

        var known = _objects.Before;
        var paging = new Paging(origin, root, collection, options.Workers);
        ListEnd? end = null;
        if (known == 0 || !collection.Signed)
        {
            end = await paging.ReadAsync(null, beyond: known == 0, Take, cancel);
        }
        else
        {
            foreach (var captured in snapshot.Objects(collection.Kind))
            {
                _objects.Have(Number(captured.Latest.Id), Signature.Of(captured.Latest.Json, collection.Signature));
            }
        }

        if (end is null || (end.Stopped?.Trouble is null or Trouble.Failing or Trouble.TooLarge && !end.Repeats && !Settled(known, end)))
        {
            var list = await new Paging(origin, root, collection, options.Workers)
                .ReadAsync(collection.Signed ? string.Join(',', collection.Signature) : "id", beyond: false, TakeIds, cancel);
            end = list with { Repeats = list.Repeats || end?.Repeats == true };
        }

        if (end.Repeats)
        {
            return false;
        }

        await FetchAsync(_objects.Lacking(), cancel);
        Report(end);
        var deleted = end.Complete && !collection.Partial ? await BuryAsync(known, cancel) : 0;
        snapshot.MarkPresent(collection.Kind, Texts(_objects.Returned()));
        log.Count(default(KeepResult), deleted);
        var listed = _objects.Listed - _objects.Gone;
        var lost = _lost + end.LostPlaces;
        var total = new KindTotal(collection.Kind, end.Total, listed, end.Complete ? Math.Max(0, (end.Total ?? listed) - listed) : 0, lost);
        if (!collection.Additional)
        {
            snapshot.KeepTotal(run, total);
            log.Count(total);
        }

        log.Progress(collection.Name, listed, listed);
        return true;
    }

    // Where objects have no signature, a sync reads them whole; it needs no second list when the first one was whole and nothing moved meanwhile.
    // Nor does a list that is empty.
    private static bool Settled(int known, ListEnd end) =>
        end.Complete && end.Steady && (known > 0 ? end.Total is not null : end.Total == 0);

    private void Take(ListPage page, long? total)
    {
        Keep(page);
        log.Progress(collection.Name, _kept, total);
    }

    private void TakeIds(ListPage page, long? total)
    {
        foreach (var item in page.Items)
        {
            if (JsonBody.Id(item) is { } id)
            {
                var listed = Signature.Of(item, collection.Signature);
                _objects.List(Number(id), known => Differs(id, item, listed, known), listed.IsUndated(collection.Signature));
            }
        }

        log.Progress(collection.Name, Math.Max(_kept, _objects.Listed), total);
    }

    // By the fields that both have: a list may leave out what the whole object says.
    private bool Differs(string id, ReadOnlyMemory<byte> item, Signature listed, Signature known)
    {
        if (listed.Fields == known.Fields)
        {
            return listed.Values != known.Values;
        }

        var both = listed.Fields & known.Fields;
        return snapshot.Find(collection.Kind, id) is { } captured
            && Signature.Of(item, collection.Signature, both).Values != Signature.Of(captured.Latest.Json, collection.Signature, both).Values;
    }

    private List<string> Keep(ListPage page)
    {
        var captures = new List<Capture>(page.Items.Count);
        foreach (var item in page.Items)
        {
            if (JsonBody.Id(item) is { } id)
            {
                captures.Add(new Capture { Kind = collection.Kind, Id = id, Url = page.Url, Json = item, TakenAt = options.Clock.GetUtcNow() });
                _objects.Bring(Number(id), Signature.Of(item, collection.Signature));
            }
            else
            {
                log.Find(Severity.Loss, "object-without-id", page.Url.AbsoluteUri, $"The list of {collection.Name} holds something without an ID; it was left out.");
            }
        }

        log.Count(snapshot.Keep(captures));
        Interlocked.Add(ref _kept, captures.Count);
        return captures.ConvertAll(capture => capture.Id);
    }

    private async Task FetchAsync(long[] ids, CancellationToken cancel)
    {
        var done = 0;
        await Parallel.ForEachAsync(
            ids.Chunk(IdsAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancel },
            async (chunk, token) =>
            {
                await FetchTogetherAsync(Texts(chunk), token);
                log.Progress(collection.Name, Interlocked.Add(ref done, chunk.Length), ids.Length);
            });
    }

    private async Task FetchTogetherAsync(string[] ids, CancellationToken cancel)
    {
        var answer = await AskAsync(ids, cancel);
        if (answer.Ok && JsonBody.TryFind(answer.Body, out var json) && JsonBody.IsArray(json))
        {
            var came = Keep(new(answer.Url, [.. JsonBody.Items(json).Where(item => ids.Contains(JsonBody.Id(item)))]));
            foreach (var id in ids.Except(came))
            {
                await FetchAloneAsync(id, cancel);
            }
        }
        else if (ids.Length == 1 || answer.Trouble is not (Trouble.None or Trouble.Failing or Trouble.TooLarge))
        {
            foreach (var id in ids)
            {
                await FetchAloneAsync(id, cancel);
            }
        }
        else
        {
            await FetchTogetherAsync(ids[..(ids.Length / 2)], cancel);
            await FetchTogetherAsync(ids[(ids.Length / 2)..], cancel);
        }
    }

    // What a list leaves out may be had by its own address; or its answer says why not.
    private async Task FetchAloneAsync(string id, CancellationToken cancel)
    {
        var answer = await origin.GetAsync(root.Route($"{collection.Route}/{id}"), Expect.Json, collection.WithLogin, cancel);
        if (answer.Ok && JsonBody.TryFind(answer.Body, out var json) && JsonBody.Id(json) == id)
        {
            Keep(new(answer.Url, [json]));
        }
        else if (answer.Trouble == Trouble.Refused)
        {
            // It was listed and is not ours to have any more: gone, or no longer public, since.
            _objects.Lose(Number(id));
        }
        else
        {
            Interlocked.Increment(ref _lost);
            log.Find(Severity.Loss, "object-lost", answer.Url.AbsoluteUri, $"{collection.Name} {id} could not be fetched ({Reason(answer)}). Run the same command again later: it asks for what is missing.");
        }
    }

    private Task<Answer> AskAsync(string[] ids, CancellationToken cancel) => origin.GetAsync(
        root.Route(collection.Route, [("include", string.Join(',', ids)), ("per_page", ids.Length.ToString(CultureInfo.InvariantCulture)), .. collection.Query]),
        Expect.Json,
        collection.WithLogin,
        cancel);

    // A list may lie (a plugin, a cache): only what is not there when asked for by its ID gets a tombstone.
    private async Task<int> BuryAsync(int known, CancellationToken cancel)
    {
        var missing = Texts(_objects.Missing()).Where(IsOfThisList);
        var buried = 0;
        foreach (var chunk in missing.Chunk(IdsAtOnce))
        {
            var answer = await AskAsync(chunk, cancel);
            if (answer.Ok && JsonBody.TryFind(answer.Body, out var json) && JsonBody.IsArray(json))
            {
                var there = JsonBody.Items(json).Select(JsonBody.Id).ToHashSet(StringComparer.Ordinal);
                buried += snapshot.MarkDeleted(collection.Kind, [.. chunk.Where(id => !there.Contains(id))], options.Clock.GetUtcNow());
            }
        }

        if (buried > 10 && buried > known / 4)
        {
            log.Find(Severity.Warning, "many-deleted", collection.Name, $"{buried} of {known} {collection.Name} are gone from the blog since the last run. They stay in the mirror, marked as deleted.");
        }

        return buried;
    }

    // Pingbacks are comments that only their own list shows.
    private bool IsOfThisList(string id) =>
        collection.Kind != CaptureKind.Comment || JsonBody.Text(snapshot.Find(collection.Kind, id)!.Latest.Json, "type") is null or "comment";

    private void Report(ListEnd end)
    {
        if (end.Stopped is { } stopped)
        {
            var (severity, code, meaning) = Refusals.Judge(collection, stopped);
            log.Find(severity, code, stopped.Url.GetLeftPart(UriPartial.Path), meaning);
        }
        else if (end.LostPlaces > 0)
        {
            log.Find(Severity.Loss, "list-incomplete", collection.Name, $"{end.LostPlaces} of the {collection.Name} could not even be listed: WordPress fails when it is asked for them.");
        }
        else if (end.Total is { } total && total > _objects.Listed)
        {
            log.Find(Severity.Note, "withheld", collection.Name, $"The API counts {total} {collection.Name} and hands out {_objects.Listed}: the other {total - _objects.Listed} are not public.");
        }
    }

    private static string Reason(Answer answer) => answer.Ok ? "an answer about something else" : answer.Reason;

    private static string[] Texts(long[] ids) => Array.ConvertAll(ids, id => id.ToString(CultureInfo.InvariantCulture));

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
