using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MirrorGen.Snapshots;

/// <summary>
/// All captures of a blog, in one SQLite file: every object as it was sent, every version ever seen, tombstones, media records, the run log.
/// Safe to use from several threads. A kill at any moment leaves the last finished transaction; nothing is half written.
/// </summary>
public sealed partial class Snapshot : IDisposable
{
    private readonly SnapshotDatabase _database;

    private Snapshot(SnapshotDatabase database, string file)
    {
        _database = database;
        File = file;
    }

    public string File { get; }

    /// <summary>Opens the snapshot, or makes an empty one where there is none.</summary>
    /// <exception cref="MirrorException">The file is damaged, no snapshot, newer than this program, or can't be written.</exception>
    public static Snapshot Open(string file) => new(new SnapshotDatabase(file), file);

    /// <summary>The kinds of which there is at least one object, in ordinal order.</summary>
    public IReadOnlyList<CaptureKind> Kinds() =>
        _database.Read("SELECT DISTINCT kind FROM object ORDER BY kind", row => CaptureKind.Parse(row.GetString(0)));

    /// <summary>Everything of one kind with all its versions, deleted things included, by numeric ID. Streamed: only one object is in memory at a time.</summary>
    public IEnumerable<CapturedObject> Objects(CaptureKind kind) => Grouped(
        """
        SELECT o.id, o.deleted_at, v.url, v.taken_at, v.body
        FROM object o JOIN version v ON v.object = o.key
        WHERE o.kind = $kind ORDER BY o.number, o.id, v.number
        """,
        kind,
        ("$kind", kind.ToString()));

    public CapturedObject? Find(CaptureKind kind, string id) => Grouped(
        """
        SELECT o.id, o.deleted_at, v.url, v.taken_at, v.body
        FROM object o JOIN version v ON v.object = o.key
        WHERE o.kind = $kind AND o.id = $id ORDER BY v.number
        """,
        kind,
        ("$kind", kind.ToString()),
        ("$id", id)).FirstOrDefault();

    /// <summary>What is known of each object of a kind, by ID, without reading it.</summary>
    public IReadOnlyDictionary<string, ObjectState> States(CaptureKind kind) =>
        _database.Read(
            "SELECT id, modified, deleted_at FROM object WHERE kind = $kind",
            row => KeyValuePair.Create(row.GetString(0), new ObjectState(row.Text(1), row.Time(2))),
            ("$kind", kind.ToString())).ToDictionary(StringComparer.Ordinal);

    /// <summary>The number of each object of a kind, and whether a sync found it gone; those that are known by a name are left out. Streamed.</summary>
    public IEnumerable<(long Id, bool Deleted)> Ids(CaptureKind kind) => _database.Stream(
        "SELECT number, deleted_at IS NOT NULL FROM object WHERE kind = $kind AND number > 0",
        row => (row.GetInt64(0), row.GetBoolean(1)),
        ("$kind", kind.ToString()));

    /// <summary>How many objects of a kind are here: those that the origin still has, and those that a sync found gone.</summary>
    public (long Present, long Deleted) Count(CaptureKind kind) => _database.Read(
        "SELECT count(*) - count(deleted_at), count(deleted_at) FROM object WHERE kind = $kind",
        row => (row.GetInt64(0), row.GetInt64(1)),
        ("$kind", kind.ToString()))[0];

    public void Dispose() => _database.Dispose();

    private IEnumerable<CapturedObject> Grouped(string sql, CaptureKind kind, params (string Name, object? Value)[] parameters)
    {
        var versions = new List<Capture>();
        DateTimeOffset? deletedAt = null;
        foreach (var (capture, deleted) in _database.Stream(sql, row => (Capture: ToCapture(kind, row), row.Time(1)), parameters))
        {
            if (versions.Count > 0 && versions[0].Id != capture.Id)
            {
                yield return new CapturedObject(versions, deletedAt);
                versions = [];
            }

            versions.Add(capture);
            deletedAt = deleted;
        }

        if (versions.Count > 0)
        {
            yield return new CapturedObject(versions, deletedAt);
        }
    }

    private static Capture ToCapture(CaptureKind kind, SqliteDataReader row) => new()
    {
        Kind = kind,
        Id = row.GetString(0),
        Url = new Uri(row.GetString(2)),
        TakenAt = SqliteExtensions.ParseTime(row.GetString(3)),
        Json = row.GetFieldValue<byte[]>(4),
    };

    // Slugs and other names have no number: they come first, in their own order.
    private static long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What a sync has to know of an object to see whether it changed.</summary>
/// <param name="Modified">The object's <c>modified_gmt</c> as it was last sent; null for kinds that have none.</param>
/// <param name="DeletedAt">When a sync found it gone; null while it is there.</param>
public readonly record struct ObjectState(string? Modified, DateTimeOffset? DeletedAt);
