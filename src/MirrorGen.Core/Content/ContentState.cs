using System.Text.Json;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// What we wrote into content/ and what it was made of, in <c>content/.mirrorgen/state.jsonl</c>: by it a person's edit is told from our own text.
/// A line is added before each file is renamed into its place, so that after a kill both the old and the new text are known as ours. Of each file
/// two numbers are in memory; the rest waits on a shelf. Safe to use from several threads.
/// </summary>
internal sealed class ContentState : IDisposable
{
    private const long Forgotten = -1;

    private readonly Shelf _shelf = new();
    private readonly FingerprintMap<int> _indexes = new();
    private readonly List<long> _places = [];
    private readonly string _file;
    private readonly Lock _changing = new();
    private StreamWriter? _journal;

    private ContentState(string file) => _file = file;

    /// <summary>How many files were ever known in this run: their numbers go from 0 up to here.</summary>
    public int Count => _places.Count;

    /// <summary>Null for one that was forgotten.</summary>
    public Written? At(int index) => _places[index] is var place && place == Forgotten ? null : Read(place);

    public int? IndexOf(string path) => _indexes.TryGet(Fingerprint.Of(path), out var index) ? index : null;

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
                state.Put(state.Find(written.Path) is { } before ? written with { Earlier = before.Earlier.Add(before.Hash) } : written);
            }
        }

        return state;
    }

    public Written? Find(string path)
    {
        var fingerprint = Fingerprint.Of(path);
        long place;
        lock (_changing)
        {
            place = _indexes.TryGet(fingerprint, out var index) ? _places[index] : Forgotten;
        }

        return place == Forgotten ? null : Read(place);
    }

    public void Add(Written written)
    {
        lock (_changing)
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
            Put(written);
        }
    }

    public void Forget(string path)
    {
        lock (_changing)
        {
            if (_indexes.TryGet(Fingerprint.Of(path), out var index))
            {
                _places[index] = Forgotten;
            }
        }
    }

    /// <summary>Writes one line a file, in order of their paths; nothing when nothing changed.</summary>
    public void Compact()
    {
        _journal?.Dispose();
        _journal = null;
        var lines = InOrder().Select(written => JsonSerializer.Serialize(written, ContentJson.OneLine));
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

    /// <summary>Every file that is known, in order of their paths.</summary>
    public IEnumerable<Written> InOrder() => LaidOrder.Of(_places.Where(place => place != Forgotten), Read, written => written.Path);

    public void Dispose() => _journal?.Dispose();

    private void Put(Written written)
    {
        var writer = new LaidWriter();
        written.LayOn(writer);
        var place = _shelf.Put(writer.Written);
        var fingerprint = Fingerprint.Of(written.Path);
        if (_indexes.TryGet(fingerprint, out var index))
        {
            _places[index] = place;
        }
        else
        {
            _indexes.TryAdd(fingerprint, _places.Count);
            _places.Add(place);
        }
    }

    private Written Read(long place) => Written.Read(_shelf.Read(place));

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
