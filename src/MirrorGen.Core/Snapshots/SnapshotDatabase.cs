using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MirrorGen.Snapshots;

/// <summary>
/// The SQLite file under a snapshot: opening, migrating, and turning SQLite's errors into sentences. One connection writes, under a lock;
/// each reader takes a connection of its own out of the pool and sees, thanks to the write-ahead log, one consistent state.
/// </summary>
internal sealed class SnapshotDatabase : IDisposable
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Lock _writing = new();

    static SnapshotDatabase() => SQLitePCL.Batteries_V2.Init();

    public SnapshotDatabase(string file)
    {
        _file = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();
        DiskTrouble.Guard(file, () => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!));
        _writer = new SqliteConnection(_connectionString);
        try
        {
            Translate(Prepare);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(Action<SqliteConnection> work) => Write(connection =>
    {
        work(connection);
        return 0;
    });

    /// <summary>Runs the work in one transaction: all of it is on the disk afterwards, or nothing.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        lock (_writing)
        {
            return Translate(() =>
            {
                using var transaction = _writer.BeginTransaction();
                var result = work(_writer);
                transaction.Commit();
                return result;
            });
        }
    }

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters) =>
        Translate(() =>
        {
            using var connection = OpenReader();
            using var command = connection.Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        });

    /// <summary>The same row by row, for what may be larger than memory. The connection goes back when the caller is done.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        using var connection = Translate(OpenReader);
        using var command = connection.Command(sql, parameters);
        using var reader = Translate(command.ExecuteReader);
        while (Translate(reader.Read))
        {
            yield return Translate(() => row(reader));
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        using var pool = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pool);
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private int Prepare()
    {
        _writer.Open();
        _writer.Run("PRAGMA journal_mode = WAL");
        // A kill of the process harms nothing in either mode; FULL would flush the disk at every page of posts.
        _writer.Run("PRAGMA synchronous = NORMAL");
        _writer.Run("PRAGMA foreign_keys = ON");
        var version = Number("PRAGMA user_version");
        var application = Number("PRAGMA application_id");
        if (version > SnapshotSchema.Migrations.Length)
        {
            throw new MirrorException(Obstacle.Mirror, $"'{_file}' was written by a newer MirrorGen (format {version}; this one knows {SnapshotSchema.Migrations.Length}). Use the newer one.");
        }

        if (application != SnapshotSchema.ApplicationId && (application != 0 || Number("SELECT count(*) FROM sqlite_master") > 0))
        {
            throw new MirrorException(Obstacle.Mirror, $"'{_file}' is a database, but no snapshot of MirrorGen. Choose another folder with -o.");
        }

        for (var next = (int)version; next < SnapshotSchema.Migrations.Length; next++)
        {
            using var transaction = _writer.BeginTransaction();
            _writer.Run(SnapshotSchema.Migrations[next]);
            _writer.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SnapshotSchema.ApplicationId}; PRAGMA user_version = {next + 1}"));
            transaction.Commit();
        }

        return 0;
    }

    private long Number(string sql)
    {
        using var command = _writer.Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
    }

    // The numbers are SQLite's primary result codes: https://www.sqlite.org/rescode.html
    private MirrorException Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => new(Obstacle.Usage, $"'{_file}' is in use by another program. Let it finish, then run this again.", e),
        8 or 14 => new(Obstacle.Usage, $"'{_file}' can't be opened for writing. Check the folder's permissions, or choose another with -o.", e),
        10 => new(Obstacle.Usage, $"The disk under '{_file}' reports an error ({e.Message}). Check it, then run this again: what is there already is kept.", e),
        13 => new(Obstacle.Usage, $"The disk is full. Make room, then run this again: it goes on where it was ('{_file}').", e),
        _ => new(Obstacle.Mirror, $"'{_file}' is damaged ({e.Message}). Restore it from a backup, or move it away and fetch again.", e),
    };
}

internal static class SqliteExtensions
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public static int Run(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset? Time(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : ParseTime(reader.GetString(column));

    /// <summary>Times are ISO 8601 in UTC with milliseconds, so that text order is time order.</summary>
    public static string Text(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
