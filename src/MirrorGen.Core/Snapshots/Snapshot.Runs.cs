namespace MirrorGen.Snapshots;

public sealed partial class Snapshot
{
    /// <summary>What the origin said there is, by kind, when a run last asked for that kind.</summary>
    public IReadOnlyList<KindTotal> Totals() => _database.Read(
        """
        SELECT kind, total, listed, withheld, lost FROM total t
        WHERE run = (SELECT max(run) FROM total WHERE kind = t.kind) ORDER BY kind
        """,
        row => new KindTotal(CaptureKind.Parse(row.GetString(0)), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));

    /// <summary>The runs that wrote to this snapshot, oldest first.</summary>
    public IReadOnlyList<Run> Runs() => _database.Read(
        "SELECT key, source, started_at, finished_at FROM run ORDER BY key",
        row => new Run(row.GetInt64(0), row.GetString(1), row.Time(2)!.Value, row.Time(3)));

    /// <summary>What the last finished run found, so that a later verification without network knows it.</summary>
    public IReadOnlyList<Finding> Findings() => _database.Read(
        """
        SELECT severity, code, place, message FROM finding
        WHERE run = (SELECT max(key) FROM run WHERE finished_at IS NOT NULL) ORDER BY rowid
        """,
        row => new Finding(Enum.Parse<Severity>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3)));

    /// <summary>The number of the newest version; each version that is kept gets a higher one.</summary>
    public long NewestVersion() => _database.Read("SELECT coalesce(max(key), 0) FROM version", row => row.GetInt64(0))[0];

    /// <summary>The versions kept after the one with this number, in the order in which they were kept. Streamed.</summary>
    public IEnumerable<Capture> VersionsAfter(long version) => _database.Stream(
        "SELECT o.id, NULL, v.url, v.taken_at, v.body, o.kind FROM version v JOIN object o ON o.key = v.object WHERE v.key > $after ORDER BY v.key",
        row => ToCapture(CaptureKind.Parse(row.GetString(5)), row),
        ("$after", version));

    /// <summary>A note of the fetcher to its next run.</summary>
    public string? Fact(string name) => _database.Read("SELECT value FROM fact WHERE name = $name", row => row.GetString(0), ("$name", name)).FirstOrDefault();

    public void KeepFact(string name, string value) =>
        _database.Write(connection => connection.Run("INSERT OR REPLACE INTO fact (name, value) VALUES ($name, $value)", ("$name", name), ("$value", value)));

    /// <param name="source">The address or file, without credentials.</param>
    /// <param name="startedAt">UTC.</param>
    public long BeginRun(string source, DateTimeOffset startedAt) => _database.Write(connection =>
    {
        using var command = connection.Command("INSERT INTO run (source, started_at) VALUES ($source, $at) RETURNING key", ("$source", source), ("$at", startedAt.Text()));
        return (long)command.ExecuteScalar()!;
    });

    public void KeepTotal(long run, KindTotal total) => _database.Write(connection => connection.Run(
        "INSERT OR REPLACE INTO total (run, kind, total, listed, withheld, lost) VALUES ($run, $kind, $total, $listed, $withheld, $lost)",
        ("$run", run),
        ("$kind", total.Kind.ToString()),
        ("$total", total.Total),
        ("$listed", total.Listed),
        ("$withheld", total.Withheld),
        ("$lost", total.Lost)));

    public void EndRun(long run, IEnumerable<Finding> findings, DateTimeOffset finishedAt) => _database.Write(connection =>
    {
        foreach (var finding in findings)
        {
            connection.Run(
                "INSERT INTO finding (run, severity, code, place, message) VALUES ($run, $severity, $code, $place, $message)",
                ("$run", run),
                ("$severity", finding.Severity.ToString()),
                ("$code", finding.Code),
                ("$place", finding.Where),
                ("$message", finding.Message));
        }

        connection.Run("UPDATE run SET finished_at = $at WHERE key = $run", ("$at", finishedAt.Text()), ("$run", run));
    });
}

/// <summary>How many objects of a kind the origin said there are, and where they went: <c>Total = Listed + Withheld</c> where all is well.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Total"><c>X-WP-Total</c>; null when the origin did not say.</param>
/// <param name="Listed">Objects that the API listed to us. All of them are captured but the lost ones.</param>
/// <param name="Withheld">Counted by the API in its total and not handed out: drafts' pictures, comments under protected posts. Not ours to have.</param>
/// <param name="Lost">Objects that exist and could not be fetched; each has a finding.</param>
public sealed record KindTotal(CaptureKind Kind, long? Total, long Listed, long Withheld, long Lost);

/// <summary>One run that wrote to the snapshot.</summary>
/// <param name="Key">Counted up.</param>
/// <param name="Source">The address or file it read.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="FinishedAt">Null when it was interrupted.</param>
public sealed record Run(long Key, string Source, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);
