using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MirrorGen.WordPress;

namespace MirrorGen.Verification;

/// <summary>Every file in <c>media/</c> is byte for byte what was received.</summary>
internal sealed class MediaCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Are the pictures and files still what the blog sent?";
        if (mirror.Snapshot is not { } snapshot)
        {
            return new("media", Question, "There is no snapshot with checksums to compare with.", []) { Ran = false };
        }

        var (count, length) = (0, 0L);
        var findings = new ConcurrentBag<Finding>();
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(snapshot.MediaFiles(), options, file =>
        {
            Interlocked.Increment(ref count);
            Interlocked.Add(ref length, file.Length);
            if (Examine(mirror.Folder, file) is { } finding)
            {
                findings.Add(finding);
            }
        });
        return new(
            "media",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"{count:N0} files with {length / 1e6:N1} MB were read and compared with their checksums."),
            [.. findings.OrderBy(finding => finding.Where, StringComparer.Ordinal)]);
    }

    private static Finding? Examine(MirrorFolder folder, MediaFile file)
    {
        var path = Path.Combine(folder.Media, file.Path.Value);
        if (!File.Exists(path))
        {
            return new(Severity.Damage, "media-file-missing", $"media/{file.Path}", $"The file that came from {file.Url} is no longer there. Run mirrorgen mirror again to fetch it.");
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);
        return stream.Length == file.Length && Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256
            ? null
            : new(Severity.Damage, "media-file-changed", $"media/{file.Path}", $"The file is not what came from {file.Url}: its checksum differs. Delete it and run mirrorgen mirror again.");
    }
}
