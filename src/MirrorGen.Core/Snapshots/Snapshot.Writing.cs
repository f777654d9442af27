using Microsoft.Data.Sqlite;

namespace MirrorGen.Snapshots;

public sealed partial class Snapshot
{
    /// <summary>
    /// Keeps captures, in one transaction. An object that was not there is new; one whose <c>modified</c> or meaning differs gets a further
    /// version; one that differs only in what WordPress makes afresh for each answer (see <see cref="Meaning"/>) stays as it is.
    /// A tombstone is lifted from what is there again.
    /// </summary>
    public KeepResult Keep(IReadOnlyCollection<Capture> captures) => captures.Count == 0 ? default : _database.Write(connection =>
    {
        using var writer = new CaptureWriter(connection);
        var result = default(KeepResult);
        foreach (var capture in captures)
        {
            result += writer.Keep(capture);
        }

        return result;
    });

    public KeepResult Keep(Capture capture) => Keep([capture]);

    /// <summary>Puts tombstones on objects that the origin has no longer; what was captured of them stays.</summary>
    /// <returns>How many were not marked before.</returns>
    public int MarkDeleted(CaptureKind kind, IReadOnlyCollection<string> ids, DateTimeOffset when) =>
        Mark(kind, ids, "UPDATE object SET deleted_at = $when WHERE kind = $kind AND id = $id AND deleted_at IS NULL", when);

    /// <summary>Lifts tombstones from objects that the origin lists again.</summary>
    public int MarkPresent(CaptureKind kind, IReadOnlyCollection<string> ids) =>
        Mark(kind, ids, "UPDATE object SET deleted_at = NULL WHERE kind = $kind AND id = $id AND deleted_at IS NOT NULL", null);

    private int Mark(CaptureKind kind, IReadOnlyCollection<string> ids, string sql, DateTimeOffset? when) => ids.Count == 0 ? 0 : _database.Write(connection =>
    {
        using var command = connection.Command(sql, ("$kind", kind.ToString()), ("$id", ""), ("$when", when?.Text()));
        var marked = 0;
        foreach (var id in ids)
        {
            command.Parameters["$id"].Value = id;
            marked += command.ExecuteNonQuery();
        }

        return marked;
    });

    private sealed class CaptureWriter(SqliteConnection connection) : IDisposable
    {
        private readonly SqliteCommand _find = connection.Command(
            """
            SELECT o.key, o.modified, o.deleted_at, v.number, v.body FROM object o JOIN version v ON v.object = o.key
            WHERE o.kind = $kind AND o.id = $id ORDER BY v.number DESC LIMIT 1
            """,
            ("$kind", ""),
            ("$id", ""));

        private readonly SqliteCommand _addObject = connection.Command(
            "INSERT INTO object (kind, id, number, modified) VALUES ($kind, $id, $number, $modified) RETURNING key",
            ("$kind", ""),
            ("$id", ""),
            ("$number", 0L),
            ("$modified", null));

        private readonly SqliteCommand _addVersion = connection.Command(
            "INSERT INTO version (object, number, url, taken_at, body) VALUES ($object, $number, $url, $taken, $body)",
            ("$object", 0L),
            ("$number", 0L),
            ("$url", ""),
            ("$taken", ""),
            ("$body", null));

        private readonly SqliteCommand _update = connection.Command(
            "UPDATE object SET modified = $modified, deleted_at = NULL WHERE key = $key",
            ("$modified", null),
            ("$key", 0L));

        public KeepResult Keep(Capture capture)
        {
            var modified = Meaning.Modified(capture.Json.Span);
            var known = Find(capture);
            if (known is null)
            {
                Add(capture, modified);
                return new(1, 0, 0);
            }

            var changed = known.Modified != modified || !Meaning.Same(capture.Kind, known.Body, capture.Json);
            if (changed)
            {
                AddVersion(capture, known.Key, known.Number + 1);
            }

            if (changed || known.Deleted)
            {
                _update.Parameters["$modified"].Value = (object?)modified ?? DBNull.Value;
                _update.Parameters["$key"].Value = known.Key;
                _update.ExecuteNonQuery();
            }

            return changed ? new(0, 1, 0) : new(0, 0, 1);
        }

        public void Dispose()
        {
            _find.Dispose();
            _addObject.Dispose();
            _addVersion.Dispose();
            _update.Dispose();
        }

        private Known? Find(Capture capture)
        {
            _find.Parameters["$kind"].Value = capture.Kind.ToString();
            _find.Parameters["$id"].Value = capture.Id;
            using var row = _find.ExecuteReader();
            return row.Read() ? new(row.GetInt64(0), row.Text(1), !row.IsDBNull(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4)) : null;
        }

        private void Add(Capture capture, string? modified)
        {
            _addObject.Parameters["$kind"].Value = capture.Kind.ToString();
            _addObject.Parameters["$id"].Value = capture.Id;
            _addObject.Parameters["$number"].Value = NumberOf(capture.Id);
            _addObject.Parameters["$modified"].Value = (object?)modified ?? DBNull.Value;
            AddVersion(capture, (long)_addObject.ExecuteScalar()!, 1);
        }

        private void AddVersion(Capture capture, long key, long number)
        {
            _addVersion.Parameters["$object"].Value = key;
            _addVersion.Parameters["$number"].Value = number;
            _addVersion.Parameters["$url"].Value = capture.Url.AbsoluteUri;
            _addVersion.Parameters["$taken"].Value = capture.TakenAt.Text();
            _addVersion.Parameters["$body"].Value = capture.Json.ToArray();
            _addVersion.ExecuteNonQuery();
        }

        private sealed record Known(long Key, string? Modified, bool Deleted, long Number, byte[] Body);
    }
}

/// <summary>What keeping captures came to.</summary>
/// <param name="New">Objects that were not there before.</param>
/// <param name="Changed">Objects that got a further version.</param>
/// <param name="Unchanged">Objects that say what they said before.</param>
public readonly record struct KeepResult(int New, int Changed, int Unchanged)
{
    public static KeepResult operator +(KeepResult left, KeepResult right) => Add(left, right);

    public static KeepResult Add(KeepResult left, KeepResult right) =>
        new(left.New + right.New, left.Changed + right.Changed, left.Unchanged + right.Unchanged);
}
