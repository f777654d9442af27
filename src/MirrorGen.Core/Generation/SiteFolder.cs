using System.Collections.Concurrent;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>What a build changed on disk.</summary>
/// <param name="Written">Files that are new or differ from what was there.</param>
/// <param name="Unchanged">Files that were the same already.</param>
/// <param name="Removed">Files that no longer belong to the site.</param>
/// <param name="MissingMedia">Recorded in the blog, but not in the media folder.</param>
public sealed record SiteFolderResult(int Written, int Unchanged, int Removed, IReadOnlyList<SitePath> MissingMedia);

/// <summary>Writes a site to its folder: only what changed, and away with what is stale. The folder belongs to us; it may be deleted at any time and built again.</summary>
public sealed class SiteFolder(string path)
{
    // Tells a folder of ours from one that somebody pointed us at by mistake, and a finished build from one that was cut short.
    private const string Mark = ".mirrorgen";
    private const string Unfinished = "This folder is written by MirrorGen: what else lies here is removed. This build was not finished; run it again.\n";
    private const string Finished = "This folder is written by MirrorGen: what else lies here is removed.\n";

    private static readonly string[] Kept = [".git", "CNAME"];

    /// <summary>Whether the last build came to its end.</summary>
    public bool IsFinished => File.Exists(MarkFile) && File.ReadAllText(MarkFile) == Finished;

    private string MarkFile => Path.Combine(path, Mark);

    /// <param name="files">Rendered in parallel, a few at a time.</param>
    /// <param name="media">What the site shows of <paramref name="mediaFolder"/>: each appears at its path as a hard link, or as a copy where links can't be.</param>
    /// <param name="mediaFolder">May be missing when there are no media.</param>
    /// <exception cref="MirrorException">The folder holds something else, or can't be written.</exception>
    public SiteFolderResult Write(IEnumerable<SiteFile> files, IEnumerable<MediaFile> media, string mediaFolder, IProgress<StepProgress>? progress, CancellationToken cancel) =>
        DiskTrouble.Guard(path, () => WriteAll(files, media, mediaFolder, progress, cancel));

    private SiteFolderResult WriteAll(IEnumerable<SiteFile> files, IEnumerable<MediaFile> media, string mediaFolder, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        Open();
        var kept = new FingerprintSet();
        var done = 0;
        var written = 0;
        var unchanged = 0;
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // One at a time out of the source, so that no more pages are in memory than are being written.
        Parallel.ForEach(Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering), parallel, file =>
        {
            var print = Fingerprint.Of(file.Path.Value);
            lock (kept)
            {
                kept.Add(print);
            }

            if (WriteIfChanged(file))
            {
                Interlocked.Increment(ref written);
            }
            else
            {
                Interlocked.Increment(ref unchanged);
            }

            if (Interlocked.Increment(ref done) is var now && now % 100 == 0)
            {
                progress?.Report(new("pages of the site", now));
            }
        });
        progress?.Report(new("pages of the site", done, done));

        var missing = new List<SitePath>();
        foreach (var file in media.DistinctBy(file => file.Path).OrderBy(file => file.Path.Value, StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            switch (MediaLink.Place(Path.Combine(mediaFolder, file.Path.Value), Path.Combine(path, file.Path.Value)))
            {
                case MediaLink.Outcome.Missing: missing.Add(file.Path); continue;
                case MediaLink.Outcome.Placed: written++; break;
                default: unchanged++; break;
            }

            kept.Add(Fingerprint.Of(file.Path.Value));
        }

        var removed = RemoveStale(path, "", kept, cancel);
        File.WriteAllText(MarkFile, Finished);
        return new(written, unchanged, removed, missing);
    }

    private void Open()
    {
        Directory.CreateDirectory(path);
        if (!File.Exists(MarkFile) && Directory.EnumerateFileSystemEntries(path).Any(entry => !Kept.Contains(Path.GetFileName(entry))))
        {
            throw new MirrorException(Obstacle.Usage, $"'{path}' holds files that MirrorGen did not write, and a build would remove them. Give an empty folder, or empty this one.");
        }

        File.WriteAllText(MarkFile, Unfinished);
    }

    private bool WriteIfChanged(SiteFile file)
    {
        var target = Path.Combine(path, file.Path.Value);
        var bytes = file.Render();
        if (IsSame(target, bytes.Span))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // A page may take the place of a picture that is linked to media/, so never write into what is there.
        File.Delete(target);
        File.WriteAllBytes(target, bytes.Span);
        return true;
    }

    private static bool IsSame(string file, ReadOnlySpan<byte> bytes)
    {
        var there = new FileInfo(file);
        return there.Exists && there.Length == bytes.Length && bytes.SequenceEqual(File.ReadAllBytes(file));
    }

    // Folder by folder, so that a site of any size is never in memory as a whole. Folders that hold nothing go as well.
    private static int RemoveStale(string folder, string name, FingerprintSet kept, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var removed = 0;
        foreach (var file in Directory.GetFiles(folder))
        {
            var there = Path.GetFileName(file);
            if (!kept.Contains(Fingerprint.Of(name + there)) && !(name.Length == 0 && (there == Mark || Kept.Contains(there))))
            {
                File.Delete(file);
                removed++;
            }
        }

        foreach (var below in Directory.GetDirectories(folder))
        {
            var there = Path.GetFileName(below);
            if (name.Length > 0 || !Kept.Contains(there))
            {
                removed += RemoveStale(below, $"{name}{there}/", kept, cancel);
                if (!Directory.EnumerateFileSystemEntries(below).Any())
                {
                    Directory.Delete(below);
                }
            }
        }

        return removed;
    }
}
