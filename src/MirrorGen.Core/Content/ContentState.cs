using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.Conversion;

namespace MirrorGen.Content;

/// <summary>
/// What we wrote into content/ and what it was made of, in <c>content/.mirrorgen/state.jsonl</c>: by it a person's edit is told from our own text.
/// A line is added before each file is renamed into its place, so that after a kill both the old and the new text are known as ours.
/// </summary>
internal sealed class ContentState : IDisposable
{
    private readonly ConcurrentDictionary<string, Written> _files = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly Lock _appending = new();
    private StreamWriter? _journal;

    private ContentState(string file) => _file = file;

    public IReadOnlyDictionary<string, Written> Files => _files;

    public static ContentState Load(string content)
    {
        var state = new ContentState(Path.Combine(content, ".mirrorgen", "state.jsonl"));
        if (!File.Exists(state._file))
        {
            return state;
        }

        foreach (var line in File.ReadLines(state._file))
        {
            if (Parse(line) is { } written)
            {
                state._files[written.Path] = state._files.TryGetValue(written.Path, out var before) ? written with { Earlier = before.Earlier.Add(before.Hash) } : written;
            }
        }

        return state;
    }

    public Written? Find(string path) => _files.TryGetValue(path, out var written) ? written : null;

    public void Add(Written written)
    {
        lock (_appending)
        {
            if (_journal is null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
                _journal = new StreamWriter(_file, append: true) { NewLine = "\n" };
                // A line that a kill cut off must not swallow the next one.
                _journal.WriteLine();
            }

            _journal.WriteLine(JsonSerializer.Serialize(written, ContentJson.OneLine));
            _journal.Flush();
        }

        _files[written.Path] = written;
    }

    public void Forget(string path) => _files.TryRemove(path, out _);

    /// <summary>Writes one line a file, in order of their paths; nothing when nothing changed.</summary>
    public void Compact()
    {
        _journal?.Dispose();
        _journal = null;
        var lines = _files.Values.OrderBy(written => written.Path, StringComparer.Ordinal).Select(written => JsonSerializer.Serialize(written, ContentJson.OneLine));
        if (!File.Exists(_file) || !File.ReadLines(_file).SequenceEqual(lines, StringComparer.Ordinal))
        {
            WholeFile.Write(_file, file =>
            {
                using var text = new StreamWriter(file, leaveOpen: true) { NewLine = "\n" };
                foreach (var line in lines)
                {
                    text.WriteLine(line);
                }
            });
        }
    }

    public void Dispose() => _journal?.Dispose();

    private static Written? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Written>(line, ContentJson.OneLine);
        }
        catch (JsonException)
        {
            // The last line of an interrupted run: the file that it spoke of was not yet in its place.
            return null;
        }
    }
}

/// <summary>One file that we wrote.</summary>
internal sealed record Written
{
    /// <summary>Inside content/, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>What it tells, independent of where it lies: <c>post:12/index.md</c>.</summary>
    public required string Of { get; init; }

    /// <summary>Hash of what it was made from.</summary>
    public required string Source { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public string Maker { get; init => field = string.Intern(value); } = "";

    /// <summary>Hash of what we wrote.</summary>
    public required string Hash { get; init; }

    /// <summary>Blocks that stayed HTML, and why.</summary>
    public ImmutableArray<string> Fallbacks { get; init; } = [];

    /// <summary>The names of shortcodes that stand in it, because nothing resolved them.</summary>
    public ImmutableArray<string> Shortcodes { get; init; } = [];

    /// <summary>How many blocks its text has.</summary>
    public int Blocks { get; init; }

    /// <summary>How many of them hold HTML that Markdown can't say.</summary>
    public int BlocksInHtml { get; init; }

    /// <summary>Hashes that we wrote to this path before, within an interrupted run.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<string> Earlier { get; init; } = [];

    public Written With(ConvertedText? converted) => converted is null ? this : this with
    {
        Fallbacks = [.. converted.Fallbacks.Select(fallback => $"{fallback.Block} ({fallback.Reason})")],
        Shortcodes = converted.Shortcodes,
        Blocks = converted.Blocks,
        BlocksInHtml = converted.BlocksInHtml,
    };

    public bool IsOurs(string hash) => hash == Hash || Earlier.Contains(hash);
}
