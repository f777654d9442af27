using System.Collections.Concurrent;
using System.Globalization;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>
/// Brings the files into <c>media/</c>: those that new captures name get a place in the snapshot first, then whatever has a place and no file
/// is fetched. So an interrupted run is taken up where it was, and an unchanged blog costs no request.
/// </summary>
internal sealed class MediaFetch(Origin origin, Snapshot snapshot, MirrorFolder folder, FetchOptions options, FetchLog log, Uri home)
{
    private const string ScannedUpTo = "media-scanned-up-to-version";
    private const int PlacesAtOnce = 2000;
    private const int UsersNamed = 3;

    public async Task RunAsync(CancellationToken cancel)
    {
        var recheck = GivePlaces(cancel);
        var download = new MediaDownload(origin, folder, options);
        var twins = new Twins(folder, snapshot.MediaFiles());
        bool IsDue(MediaRecord record) => options.RecheckMedia || recheck.Contains(record.Url.AbsoluteUri) || !IsThere(record);
        var due = snapshot.MediaRecords().Count(IsDue);
        var missing = new ConcurrentDictionary<string, MediaRecord>(StringComparer.Ordinal);
        var (done, fetched) = (0, 0);
        await Parallel.ForEachAsync(snapshot.MediaRecordsAtLeisure().Where(IsDue), new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancel }, async (record, token) =>
        {
            var there = IsThere(record) ? record : record with { File = null, ETag = null, LastModified = null };
            var (result, written) = await download.RunAsync(there, token);
            if (written)
            {
                twins.Join(result.File!);
                if (there.File is not null)
                {
                    log.Find(Severity.Note, "media-replaced", record.Url.AbsoluteUri, $"The blog has replaced this file. The one before is kept as {download.EarlierPlace(there)}.");
                }
            }

            snapshot.Keep(result);
            if (result.Problem is not null)
            {
                missing[result.Url.AbsoluteUri] = result;
            }

            Interlocked.Add(ref fetched, written ? 1 : 0);
            log.Progress("files", Interlocked.Increment(ref done), due);
        });
        UnfinishedFile.Clear(folder);
        log.MediaFetched = fetched;
        log.MediaMissing = missing.Count;
        Report(missing, cancel);
    }

    private bool IsThere(MediaRecord record)
    {
        if (record.File is null || record.Problem is not null)
        {
            return false;
        }

        var file = new FileInfo(Path.Combine(folder.Media, record.Path.Value));
        return file.Exists && file.Length == record.File.Length;
    }

    /// <returns>Addresses that had a place already and whose attachment has changed: the file may have, too.</returns>
    private HashSet<string> GivePlaces(CancellationToken cancel)
    {
        var newest = snapshot.NewestVersion();
        var scanned = long.TryParse(snapshot.Fact(ScannedUpTo), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var recheck = new HashSet<string>(StringComparer.Ordinal);
        if (newest == scanned)
        {
            return recheck;
        }

        var references = new MediaReferences(home, LibraryHosts());
        var (known, placed) = (new FingerprintSet(), new FingerprintSet());
        foreach (var record in snapshot.MediaRecords())
        {
            known.Add(Fingerprint.Of(record.Url.AbsoluteUri));
        }

        var batch = new List<(Uri, SitePath)>();
        foreach (var capture in snapshot.VersionsAfter(scanned))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var reference in references.Of(capture).Where(reference => reference.Own || options.ExternalImages))
            {
                var address = Fingerprint.Of(reference.Url.AbsoluteUri);
                if (!known.Contains(address) && placed.Add(address))
                {
                    batch.Add((reference.Url, MediaAddress.PathOf(reference.Url, home)));
                }
                else if (capture.Kind == CaptureKind.Attachment && known.Contains(address))
                {
                    recheck.Add(reference.Url.AbsoluteUri);
                }
            }

            if (batch.Count >= PlacesAtOnce)
            {
                snapshot.AddMedia(batch);
                batch.Clear();
            }
        }

        snapshot.AddMedia(batch);
        snapshot.KeepFact(ScannedUpTo, newest.ToString(CultureInfo.InvariantCulture));
        return recheck;
    }

    private HashSet<string> LibraryHosts() => snapshot.Objects(CaptureKind.Attachment)
        .Select(attachment => Uri.TryCreate(JsonBody.Text(attachment.Latest.Json, "source_url"), UriKind.Absolute, out var url) ? url.Authority : null)
        .OfType<string>()
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Who uses a file is looked up only for the few that could not be had.
    private void Report(ConcurrentDictionary<string, MediaRecord> missing, CancellationToken cancel)
    {
        if (missing.IsEmpty)
        {
            return;
        }

        var users = missing.Keys.ToDictionary(url => url, _ => new List<string>(), StringComparer.Ordinal);
        var references = new MediaReferences(home, LibraryHosts());
        foreach (var capture in snapshot.VersionsAfter(0))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var reference in references.Of(capture))
            {
                var name = capture.Kind.Family is "page" or "site" ? "the front page" : $"{(capture.Kind.Type.Length > 0 ? capture.Kind.Type : capture.Kind.Family)} {capture.Id}";
                if (users.TryGetValue(reference.Url.AbsoluteUri, out var list) && list.Count <= UsersNamed && !list.Contains(name))
                {
                    list.Add(name);
                }
            }
        }

        foreach (var record in missing.Values)
        {
            var list = users[record.Url.AbsoluteUri];
            var by = list.Count == 0 ? "" : $" It is used by {string.Join(", ", list.Take(UsersNamed))}{(list.Count > UsersNamed ? " and others" : "")}.";
            if (IsGone(record))
            {
                log.Find(Severity.Warning, "media-gone", record.Url.AbsoluteUri, $"The blog itself no longer has this file ({record.Problem}).{by}");
            }
            else
            {
                log.Find(Severity.Loss, "media-missing", record.Url.AbsoluteUri, $"The file could not be fetched: {record.Problem}.{by}");
            }
        }
    }

    // Then no visitor can see it either, and nothing is lost with the blog.
    private static bool IsGone(MediaRecord record) =>
        record.Problem is { } problem && (problem.StartsWith("404", StringComparison.Ordinal) || problem.StartsWith("410", StringComparison.Ordinal));
}
