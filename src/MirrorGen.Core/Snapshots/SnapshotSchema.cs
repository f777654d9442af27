namespace MirrorGen.Snapshots;

/// <summary>
/// The tables of <c>snapshot.db</c>, described for people in docs/snapshot-format.md. <c>PRAGMA user_version</c> says how many of the
/// migrations a file has been through; a migration is never changed once released, only followed by another.
/// </summary>
internal static class SnapshotSchema
{
    /// <summary>"MGen" in ASCII: <c>file</c> and SQLite tools can tell a snapshot from any other database.</summary>
    public const int ApplicationId = 0x4D47656E;

    public static readonly string[] Migrations =
    [
        """
        CREATE TABLE object (
          key        INTEGER PRIMARY KEY,
          kind       TEXT NOT NULL,
          id         TEXT NOT NULL,
          number     INTEGER NOT NULL,
          modified   TEXT,
          deleted_at TEXT,
          UNIQUE (kind, id)
        );
        CREATE INDEX object_in_order ON object (kind, number, id);

        CREATE TABLE version (
          key      INTEGER PRIMARY KEY,
          object   INTEGER NOT NULL REFERENCES object (key),
          number   INTEGER NOT NULL,
          url      TEXT NOT NULL,
          taken_at TEXT NOT NULL,
          body     BLOB NOT NULL,
          UNIQUE (object, number)
        );

        CREATE TABLE media (
          url           TEXT PRIMARY KEY,
          path          TEXT NOT NULL,
          path_key      TEXT NOT NULL UNIQUE,
          length        INTEGER,
          sha256        TEXT,
          mime          TEXT,
          etag          TEXT,
          last_modified TEXT,
          checked_at    TEXT,
          problem       TEXT
        );

        CREATE TABLE run (
          key         INTEGER PRIMARY KEY,
          source      TEXT NOT NULL,
          started_at  TEXT NOT NULL,
          finished_at TEXT
        );

        CREATE TABLE total (
          run      INTEGER NOT NULL REFERENCES run (key),
          kind     TEXT NOT NULL,
          total    INTEGER,
          listed   INTEGER NOT NULL,
          withheld INTEGER NOT NULL,
          lost     INTEGER NOT NULL,
          PRIMARY KEY (run, kind)
        );

        CREATE TABLE finding (
          run      INTEGER NOT NULL REFERENCES run (key),
          severity TEXT NOT NULL,
          code     TEXT NOT NULL,
          place    TEXT NOT NULL,
          message  TEXT NOT NULL
        );

        CREATE VIEW latest AS
          SELECT o.kind, o.id, o.modified, o.deleted_at, v.number AS version, v.taken_at, v.url, CAST(v.body AS TEXT) AS json
          FROM object o JOIN version v ON v.object = o.key
          WHERE v.number = (SELECT max(number) FROM version WHERE object = o.key);
        """,
        """
        CREATE TABLE fact (
          name  TEXT PRIMARY KEY,
          value TEXT NOT NULL
        );
        """,
    ];
}
