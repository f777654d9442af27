using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MirrorGen.Snapshots;

namespace MirrorGen.EndToEnd;

/// <summary>A mirror for comparing it with another of the same blog: everything but the times, and the order in which things came.</summary>
internal static class TimelessArchive
{
    /// <summary>Every object with all its versions, and every file that was fetched, one in a line.</summary>
    public static List<string> Snapshotted(MirrorFolder folder)
    {
        using var snapshot = Snapshot.Open(folder.Snapshot);
        var lines = new List<string>();
        foreach (var kind in snapshot.Kinds())
        {
            lines.AddRange(snapshot.Objects(kind).Select(captured =>
                $"{kind} {captured.Latest.Id} {captured.DeletedAt} {string.Join(' ', captured.Versions.Select(version => Hash(version.Json.ToArray())))}"));
        }

        lines.AddRange(snapshot.MediaFiles().Select(file => $"{file.Path} {file.Length} {file.Sha256}"));
        return lines;
    }

    /// <summary>Every file of media/, content/ and site/ with its hash.</summary>
    public static List<string> Written(MirrorFolder folder)
    {
        var lines = new List<string>();
        foreach (var part in new[] { folder.Media, folder.Content, folder.Site })
        {
            lines.AddRange(Directory.GetFiles(part, "*", SearchOption.AllDirectories)
                // It holds a line for each file, among them one of the file that says when.
                .Where(path => !path.EndsWith("state.jsonl", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetRelativePath(folder.Root, path)} {Hash(Timeless(path))}"));
        }

        return lines;
    }

    private static byte[] Timeless(string path) => Path.GetFileName(path) is "site.json" or "index.html" or "index.xml"
        ? Encoding.UTF8.GetBytes(Moment().Replace(File.ReadAllText(path), "then"))
        : File.ReadAllBytes(path);

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    // Of today: when it was captured. The posts of the blog are older.
    private static Regex Moment() => new($@"{DateTime.UtcNow:yyyy-MM-dd}T[\d:.]+(Z|\+00:00)");
}
