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
        var kept = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var written = 0;
        var unchanged = 0;
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // One at a time out of the source, so that no more pages are in memory than are being written.
        Parallel.ForEach(Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering), parallel, file =>
        {
            kept[file.Path.Value] = 0;
            if (WriteIfChanged(file))
            {
                Interlocked.Increment(ref written);
            }
            else
            {
                Interlocked.Increment(ref unchanged);
            }

            var done = kept.Count;
            if (done % 100 == 0)
            {
                progress?.Report(new("pages of the site", done));
            }
        });
        progress?.Report(new("pages of the site", kept.Count, kept.Count));

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

            kept[file.Path.Value] = 0;
        }

        var removed = RemoveStale(kept, cancel);
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

    private int RemoveStale(ConcurrentDictionary<string, byte> kept, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToArray())
        {
            cancel.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(path, file).Replace('\\', '/');
            if (name != Mark && !Kept.Contains(name.Split('/')[0]) && !kept.ContainsKey(name))
            {
                File.Delete(file);
                removed++;
            }
        }

        foreach (var folder in Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length).ToArray())
        {
            if (!Kept.Contains(Path.GetRelativePath(path, folder).Replace('\\', '/').Split('/')[0]) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }

        return removed;
    }
}
