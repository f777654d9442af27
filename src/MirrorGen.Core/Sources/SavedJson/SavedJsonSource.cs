using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources.SavedJson;

/// <summary>
/// Answers of the REST API that somebody saved to a file: one object, a list, or an envelope. Each object's bytes go into the snapshot as they
/// stand in the file; damaged JSON is repaired when it is read.
/// </summary>
/// <param name="file">The path of the file.</param>
/// <param name="clock">Says when a file without a date of its own was read.</param>
public sealed class SavedJsonSource(string file, TimeProvider clock) : IContentSource
{
    public async Task<ImmutableArray<Finding>> FillAsync(Snapshot snapshot, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var text = LenientText.Decode(await ReadAsync(cancel).ConfigureAwait(false));
        ImmutableArray<Range> objects;
        try
        {
            objects = LenientJson.Objects(text);
        }
        catch (JsonException e)
        {
            throw new MirrorException(Obstacle.Source, $"{file} holds no JSON of the WordPress REST API: {e.Message}. Save an address such as https://example.org/wp-json/wp/v2/posts/1 and try that.", e);
        }

        // When the file was written is when the blog said so, as far as anybody knows.
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
        var takenAt = written.Year > 1990 && written < clock.GetUtcNow() ? written : clock.GetUtcNow();
        var findings = new List<Finding>();
        var captures = new List<Capture>();
        foreach (var range in objects)
        {
            cancel.ThrowIfCancellationRequested();
            captures.AddRange(SavedObject.Captures(text[range], new Uri(Path.GetFullPath(file)), takenAt, findings));
        }

        if (captures.Count == 0)
        {
            throw new MirrorException(Obstacle.Source, $"{file} holds JSON, and no post, page or other object of the WordPress REST API in it.");
        }

        var news = Merging.News(snapshot, captures);
        snapshot.Keep(news);
        if (news.Count < captures.Count)
        {
            findings.Add(new(Severity.Note, "saved-object-older", Path.GetFileName(file), string.Create(CultureInfo.InvariantCulture, $"{captures.Count - news.Count} objects of the file are older than what the mirror has of them, which stays.")));
        }

        progress?.Report(new("saved objects", captures.Count, captures.Count));
        return [.. findings];
    }

    private async Task<byte[]> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(Obstacle.Source, $"{file} can't be read: {e.Message}", e);
        }
    }
}
