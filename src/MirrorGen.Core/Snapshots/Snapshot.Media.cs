using Microsoft.Data.Sqlite;
using MirrorGen.WordPress;

namespace MirrorGen.Snapshots;

public sealed partial class Snapshot
{
    private const string MediaColumns = "url, path, length, sha256, mime, etag, last_modified, checked_at, problem";
    private const string RecordsAtOnce = "1000";

    /// <summary>The files that lie in <c>media/</c>, in order of path. Streamed.</summary>
    public IEnumerable<MediaFile> MediaFiles() => MediaRecords().Select(record => record.File).OfType<MediaFile>();

    /// <summary>Every address of a file that was ever asked for, had or not, in order of path. Streamed.</summary>
    public IEnumerable<MediaRecord> MediaRecords() => _database.Stream($"SELECT {MediaColumns} FROM media ORDER BY path", ToMediaRecord);

    /// <summary>The same in no order, for work that takes its time and records what came of it: nothing is held open meanwhile, which would make the write-ahead log grow.</summary>
    public IEnumerable<MediaRecord> MediaRecordsAtLeisure()
    {
        var last = 0L;
        while (true)
        {
            var some = _database.Read(
                $"SELECT {MediaColumns}, rowid FROM media WHERE rowid > $last ORDER BY rowid LIMIT {RecordsAtOnce}",
                row => (Record: ToMediaRecord(row), Row: row.GetInt64(9)),
                ("$last", last));
            foreach (var (record, row) in some)
            {
                yield return record;
                last = row;
            }

            if (some.Count == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// The place of the file with this address: the one it has, or <paramref name="wanted"/>, or, where another file lies there already or
    /// would on a disk that ignores case, the same with a short hash of the address. Once given, a place never changes.
    /// </summary>
    public SitePath MediaPath(Uri url, SitePath wanted) => _database.Write(connection => PlaceOf(connection, url, wanted));

    /// <summary>Gives places to many files at once, in the order in which they come.</summary>
    public void AddMedia(IEnumerable<(Uri Url, SitePath Wanted)> files) => _database.Write(connection =>
    {
        foreach (var (url, wanted) in files)
        {
            PlaceOf(connection, url, wanted);
        }
    });

    /// <summary>Records what became of a file. Its place must have been given by <see cref="MediaPath"/>.</summary>
    public void Keep(MediaRecord record) => _database.Write(connection => connection.Run(
        """
        UPDATE media SET length = $length, sha256 = $sha, mime = $mime, etag = $etag, last_modified = $modified, checked_at = $checked, problem = $problem
        WHERE url = $url
        """,
        ("$url", record.Url.AbsoluteUri),
        ("$length", record.File?.Length),
        ("$sha", record.File?.Sha256),
        ("$mime", record.File?.MimeType),
        ("$etag", record.ETag),
        ("$modified", record.LastModified),
        ("$checked", record.CheckedAt?.Text()),
        ("$problem", record.Problem)));

    private static SitePath PlaceOf(SqliteConnection connection, Uri url, SitePath wanted)
    {
        using var find = connection.Command("SELECT path FROM media WHERE url = $url", ("$url", url.AbsoluteUri));
        if (find.ExecuteScalar() is string known)
        {
            return SitePath.Parse(known);
        }

        var path = MediaPaths.Candidates(url, wanted).First(candidate => IsFree(connection, MediaPaths.Key(candidate)));
        connection.Run(
            "INSERT INTO media (url, path, path_key) VALUES ($url, $path, $key)",
            ("$url", url.AbsoluteUri),
            ("$path", path.Value),
            ("$key", MediaPaths.Key(path)));
        return path;
    }

    // Neither a file of that name, nor a folder of that name, nor a file where one of its folders would have to be.
    private static bool IsFree(SqliteConnection connection, string key)
    {
        // '0' is the character after '/': between the two lies everything below the folder.
        using var below = connection.Command("SELECT 1 FROM media WHERE path_key = $key OR (path_key > $key || '/' AND path_key < $key || '0') LIMIT 1", ("$key", key));
        if (below.ExecuteScalar() is not null)
        {
            return false;
        }

        for (var slash = key.LastIndexOf('/'); slash > 0; slash = key.LastIndexOf('/', slash - 1))
        {
            using var above = connection.Command("SELECT 1 FROM media WHERE path_key = $key", ("$key", key[..slash]));
            if (above.ExecuteScalar() is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static MediaRecord ToMediaRecord(SqliteDataReader row)
    {
        var url = new Uri(row.GetString(0));
        var path = SitePath.Parse(row.GetString(1));
        return new MediaRecord
        {
            Url = url,
            Path = path,
            File = row.IsDBNull(3) ? null : new MediaFile(url, path, row.GetInt64(2), row.GetString(3), row.Text(4) ?? ""),
            ETag = row.Text(5),
            LastModified = row.Text(6),
            CheckedAt = row.Time(7),
            Problem = row.Text(8),
        };
    }
}

/// <summary>What is known of one address of a file.</summary>
public sealed record MediaRecord
{
    /// <summary>The address as content names it, without a fragment.</summary>
    public required Uri Url { get; init; }

    /// <summary>Its place below <c>media/</c>, whether it could be had or not.</summary>
    public required SitePath Path { get; init; }

    /// <summary>Null when there is no file.</summary>
    public MediaFile? File { get; init; }

    /// <summary>The validators the server sent with it, for asking whether it changed.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Why it could not be had when last asked for, as in <c>404 Not Found</c>; null when all is well.</summary>
    public string? Problem { get; init; }
}
