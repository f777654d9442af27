using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>
/// Downloads one file: streamed to an unfinished one, checked, flushed to the disk, then renamed into its place. What was cut off goes on
/// where it was, if the server says that the file is still the same.
/// </summary>
internal sealed class MediaDownload(Origin origin, MirrorFolder folder, FetchOptions options)
{
    // As long as bytes keep coming, an hour is fair for a large file on a slow line.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="record">With a file and validators, the server is asked whether it changed.</param>
    /// <param name="cancel">Stops the download; nothing is left in the file's place.</param>
    /// <returns>The record as it is now, and whether a file was written.</returns>
    public async Task<(MediaRecord Record, bool Written)> RunAsync(MediaRecord record, CancellationToken cancel)
    {
        if (origin.Walled)
        {
            return (Failed(record, BotWall.Reason), false);
        }

        MediaRecord? result = null;
        var written = false;
        var unfinished = new UnfinishedFile(folder, record.Url);
        var answer = await origin.SendAsync(
            record.Url,
            request => Prepare(request, record, unfinished),
            Longest,
            async (response, from, watch) =>
            {
                if (response.StatusCode == HttpStatusCode.NotModified && record.File is not null)
                {
                    result = record with { CheckedAt = options.Clock.GetUtcNow(), Problem = null };
                    return new Answer(from, response, default);
                }

                if (WhyNot(response, record.Path, unfinished) is { } reason)
                {
                    unfinished.Discard();
                    return new Answer(from, response, default, reason.Trouble, reason.Text);
                }

                var (file, problem) = await SaveAsync(record, response, unfinished, watch);
                if (file is null)
                {
                    unfinished.Discard();
                    return new Answer(from, response, default, Trouble.Refused, problem!);
                }

                written = file.Sha256 != record.File?.Sha256;
                result = record with
                {
                    File = file,
                    ETag = response.Headers.ETag?.ToString(),
                    LastModified = response.Content.Headers.LastModified?.ToString("R"),
                    CheckedAt = options.Clock.GetUtcNow(),
                    Problem = null,
                };
                return new Answer(from, response, default);
            },
            cancel);
        origin.Walled |= answer.Trouble == Trouble.BotWall;
        return (result ?? Failed(record, answer.Reason), written);
    }

    // What was there stays, and is better than nothing.
    private MediaRecord Failed(MediaRecord record, string reason) => record with { CheckedAt = options.Clock.GetUtcNow(), Problem = record.File is null ? reason : null };

    /// <summary>Where the file of a record lies once the blog has replaced it, below the mirror's folder.</summary>
    public string EarlierPlace(MediaRecord record) =>
        $"{Path.GetFileName(folder.EarlierMedia)}/{Path.ChangeExtension(record.Path.Value, null)}.{record.File!.Sha256[..12]}{Path.GetExtension(record.Path.Value)}";

    // The new file is renamed over the old one, which by then has a second name.
    private void KeepEarlier(MediaRecord record, string target)
    {
        if (record.File is null || !File.Exists(target))
        {
            return;
        }

        var earlier = Path.Combine(folder.Root, EarlierPlace(record));
        Directory.CreateDirectory(Path.GetDirectoryName(earlier)!);
        if (!File.Exists(earlier) && !HardLink.TryCreate(target, earlier))
        {
            WholeFile.Write(earlier, copy =>
            {
                using var file = File.OpenRead(target);
                file.CopyTo(copy);
            });
        }
    }

    private static void Prepare(HttpRequestMessage request, MediaRecord record, UnfinishedFile unfinished)
    {
        if (record.File is not null)
        {
            if (record.ETag is { } etag && EntityTagHeaderValue.TryParse(etag, out var tag))
            {
                request.Headers.IfNoneMatch.Add(tag);
            }
            else if (DateTimeOffset.TryParse(record.LastModified, System.Globalization.CultureInfo.InvariantCulture, out var modified))
            {
                request.Headers.IfModifiedSince = modified;
            }
        }
        else if (unfinished.Resumable is { } part)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(part.Validator);
        }
    }

    private (Trouble Trouble, string Text)? WhyNot(HttpResponseMessage response, SitePath path, UnfinishedFile unfinished)
    {
        var status = response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        return (int)status switch
        {
            _ when BotWall.Announced(name => response.Headers.TryGetValues(name, out var values) ? values : []) => (Trouble.BotWall, BotWall.Reason),
            >= 500 or 429 or 408 or 425 => (Trouble.Failing, Origin.Named(status, response)),
            >= 300 => (Trouble.Refused, Origin.Named(status, response)),
            206 when response.Content.Headers.ContentLength is not null && response.Content.Headers.ContentRange?.From == unfinished.Resumable?.Length => null,
            not 200 => (Trouble.Failing, $"an unexpected answer ({Origin.Named(status, response)})"),
            _ when type is "text/html" or "application/xhtml+xml" && Path.GetExtension(path.Value) is not (".html" or ".htm" or ".xhtml") => (Trouble.Refused, "a web page came instead of the file"),
            _ when response.Content.Headers.ContentLength > options.LargestFile => (Trouble.TooLarge, TooLarge),
            _ => null,
        };
    }

    private string TooLarge => $"it is larger than the limit of {options.LargestFile >> 20} MB";

    private async Task<(MediaFile? File, string? Problem)> SaveAsync(MediaRecord record, HttpResponseMessage response, UnfinishedFile unfinished, Watch watch)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length;
        await using (var file = DiskTrouble.Guard(folder.Media, () => unfinished.Open(response, hash)))
        {
            length = file.Length;
            var buffer = new byte[64 << 10];
            await using var stream = await response.Content.ReadAsStreamAsync(watch.Token);
            while (await stream.ReadAsync(buffer, watch.Token) is > 0 and var count)
            {
                watch.Alive();
                length += count;
                if (length > options.LargestFile)
                {
                    return (null, TooLarge);
                }

                // A disk that refuses ends the run with a clear word; a network that does so costs this file only.
                hash.AppendData(buffer, 0, count);
                DiskTrouble.Guard(folder.Media, () => file.Write(buffer, 0, count));
            }

            if (length == 0)
            {
                return (null, "it is empty");
            }

            DiskTrouble.Guard(folder.Media, () => WholeFile.Flush(file));
        }

        var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
        var target = Path.Combine(folder.Media, record.Path.Value);
        if (sha == record.File?.Sha256 && File.Exists(target))
        {
            unfinished.Discard();
        }
        else
        {
            DiskTrouble.Guard(folder.Media, () =>
            {
                KeepEarlier(record, target);
                unfinished.MoveTo(target);
            });
        }

        return (new MediaFile(record.Url, record.Path, length, sha, response.Content.Headers.ContentType?.MediaType ?? ""), null);
    }
}

/// <summary>
/// A file on its way into <c>media/</c>. It lies beside that folder: on the same disk, so that a rename does; and out of reach of any path that
/// a blog can name. A second small file keeps the ETag that the part belongs to.
/// </summary>
internal sealed class UnfinishedFile(MirrorFolder folder, Uri url)
{
    private readonly string _path = Path.Combine(FolderOf(folder), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)).AsSpan(0, 16)));

    private string ValidatorPath => _path + ".etag";

    /// <summary>How much is there, and of what; null when there is nothing to go on with.</summary>
    public (long Length, EntityTagHeaderValue Validator)? Resumable =>
        File.Exists(_path) && File.Exists(ValidatorPath)
        && EntityTagHeaderValue.TryParse(File.ReadAllText(ValidatorPath), out var tag)
        && new FileInfo(_path).Length is > 0 and var length
            ? (length, tag)
            : null;

    /// <summary>Removes what nobody will go on with. Only when no download is under way.</summary>
    public static void Clear(MirrorFolder folder)
    {
        if (Directory.Exists(FolderOf(folder)))
        {
            Directory.Delete(FolderOf(folder), recursive: true);
        }
    }

    /// <summary>Opens it for the answer: at its end when the answer is the rest of it, whose hash then begins with what is there.</summary>
    public FileStream Open(HttpResponseMessage response, IncrementalHash hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            using (var part = File.OpenRead(_path))
            {
                var buffer = new byte[64 << 10];
                while (part.Read(buffer) is > 0 and var count)
                {
                    hash.AppendData(buffer, 0, count);
                }
            }

            return new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.None, 1);
        }

        // Only a strong validator promises the same bytes; and what was compressed on the way has no length, nor parts that fit together. It is written first: a part without it is begun anew, one with a wrong one would be spoilt.
        Discard();
        if (response.Headers.ETag is { IsWeak: false } tag && response.Content.Headers.ContentLength is not null)
        {
            File.WriteAllText(ValidatorPath, tag.ToString());
        }

        return new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
    }

    public void MoveTo(string target)
    {
        WholeFile.PutInPlace(_path, target);
        File.Delete(ValidatorPath);
    }

    public void Discard()
    {
        if (Directory.Exists(Path.GetDirectoryName(_path)))
        {
            File.Delete(_path);
            File.Delete(ValidatorPath);
        }
    }

    /// <summary>Cleared at the end of each run, so that nothing in there outlives a kill for long.</summary>
    public static string FolderOf(MirrorFolder folder) => folder.Media + ".unfinished";
}
