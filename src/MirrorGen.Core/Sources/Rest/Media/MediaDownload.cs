using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MirrorGen.Snapshots;
using MirrorGen.Sources.Rest.Http;
using MirrorGen.WordPress;

namespace MirrorGen.Sources.Rest.Media;

/// <summary>Downloads one file: streamed to a temporary file, checked, flushed to the disk, then renamed into its place.</summary>
internal sealed class MediaDownload(Origin origin, MirrorFolder folder, FetchOptions options)
{
    // As long as bytes keep coming, an hour is fair for a large file on a slow line.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // Beside media/: on the same disk, so that a rename does; and out of reach of any path that a blog can name.
    private string Unfinished => folder.Media + ".unfinished";

    public void RemoveLeftovers()
    {
        if (Directory.Exists(Unfinished))
        {
            Directory.Delete(Unfinished, recursive: true);
        }
    }

    /// <param name="record">With a file and validators, the server is asked whether it changed.</param>
    /// <param name="cancel">Stops the download; nothing is left in its place.</param>
    /// <returns>The record as it is now, and whether a file was written.</returns>
    public async Task<(MediaRecord Record, bool Written)> RunAsync(MediaRecord record, CancellationToken cancel)
    {
        MediaRecord? result = null;
        var written = false;
        var answer = await origin.SendAsync(
            record.Url,
            request => AskWhetherChanged(request, record),
            Longest,
            async (response, from, watch) =>
            {
                if (response.StatusCode == HttpStatusCode.NotModified && record.File is not null)
                {
                    result = record with { CheckedAt = options.Clock.GetUtcNow(), Problem = null };
                    return new Answer(from, response, default);
                }

                if (WhyNot(response, record.Path) is { } reason)
                {
                    return new Answer(from, response, default, reason.Trouble, reason.Text);
                }

                var (file, problem) = await SaveAsync(record, response, watch);
                if (file is null)
                {
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

        // What was there stays, and is better than nothing.
        return (result ?? record with { CheckedAt = options.Clock.GetUtcNow(), Problem = record.File is null ? answer.Reason : null }, written);
    }

    private static void AskWhetherChanged(HttpRequestMessage request, MediaRecord record)
    {
        if (record.File is null)
        {
            return;
        }

        if (record.ETag is { } etag && EntityTagHeaderValue.TryParse(etag, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }
        else if (DateTimeOffset.TryParse(record.LastModified, System.Globalization.CultureInfo.InvariantCulture, out var modified))
        {
            request.Headers.IfModifiedSince = modified;
        }
    }

    private (Trouble Trouble, string Text)? WhyNot(HttpResponseMessage response, SitePath path)
    {
        var status = response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        return (int)status switch
        {
            >= 500 or 429 or 408 or 425 => (Trouble.Failing, Origin.Named(status, response)),
            >= 300 => (Trouble.Refused, Origin.Named(status, response)),
            not 200 => (Trouble.Refused, $"an unexpected answer ({Origin.Named(status, response)})"),
            _ when type is "text/html" or "application/xhtml+xml" && Path.GetExtension(path.Value) is not (".html" or ".htm" or ".xhtml") => (Trouble.Refused, "a web page came instead of the file"),
            _ when response.Content.Headers.ContentLength > options.LargestFile => (Trouble.TooLarge, $"it is larger than the limit of {options.LargestFile >> 20} MB"),
            _ => null,
        };
    }

    private async Task<(MediaFile? File, string? Problem)> SaveAsync(MediaRecord record, HttpResponseMessage response, Watch watch)
    {
        var target = Path.Combine(folder.Media, record.Path.Value);
        var temporary = Path.Combine(Unfinished, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Url.AbsoluteUri)).AsSpan(0, 16)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        try
        {
            await using (var file = OnDisk(() =>
            {
                Directory.CreateDirectory(Unfinished);
                return new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            }))
            {
                var buffer = new byte[64 << 10];
                await using var stream = await response.Content.ReadAsStreamAsync(watch.Token);
                while (await stream.ReadAsync(buffer, watch.Token) is > 0 and var count)
                {
                    watch.Alive();
                    length += count;
                    if (length > options.LargestFile)
                    {
                        return (null, $"it is larger than the limit of {options.LargestFile >> 20} MB");
                    }

                    hash.AppendData(buffer, 0, count);
                    OnDisk(() =>
                    {
                        file.Write(buffer, 0, count);
                        return 0;
                    });
                }

                if (length == 0)
                {
                    return (null, "it is empty");
                }

                OnDisk(() =>
                {
                    file.Flush(flushToDisk: true);
                    return 0;
                });
            }

            var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (sha != record.File?.Sha256 || !File.Exists(target))
            {
                OnDisk(() =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Move(temporary, target, overwrite: true);
                    return 0;
                });
            }

            return (new MediaFile(record.Url, record.Path, length, sha, response.Content.Headers.ContentType?.MediaType ?? ""), null);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // A disk that refuses ends the run with a clear word; a network that does so costs this file only. Both throw IOException.
    private T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(Obstacle.Usage, $"A file can't be written into '{folder.Media}': {e.Message} Make room or mend the permissions, then run the same command again: it goes on where it was.", e);
        }
    }
}
