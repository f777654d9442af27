using System.Collections.Immutable;
using System.Text;

namespace MirrorGen.Generation.Search;

/// <summary>
/// The words of a blog with their documents while they are gathered: as much as fits into a few megabytes is put in order and laid on a shelf, and
/// what lies there is merged in the end. So an index of any size takes the same memory.
/// </summary>
internal sealed class WordRuns
{
    // What lies on the shelf is read in pieces of this size, one of each run at a time.
    private const int Piece = 1 << 15;

    // About what a word takes beside its letters: two objects and a place in a dictionary.
    private const int BytesOfWord = 160;

    private readonly int _longest;
    private readonly Lazy<Shelf> _shelf = new(() => new());
    private readonly List<ImmutableArray<long>> _laidAside = [];
    private Dictionary<string, Postings> _words = new(StringComparer.Ordinal);
    private int _bytes;

    /// <param name="longest">How many bytes of words and documents are in memory, about.</param>
    public WordRuns(int longest = 2 << 20) => _longest = longest;

    /// <param name="word">In well-formed letters.</param>
    /// <param name="document">Not lower than any before.</param>
    /// <param name="impact">1 to 63.</param>
    public void Add(string word, int document, int impact)
    {
        if (_bytes > _longest)
        {
            LayAside();
        }

        if (!_words.TryGetValue(word, out var postings))
        {
            _words[word] = postings = new();
            _bytes += BytesOfWord + (2 * word.Length);
        }

        var before = postings.Length;
        postings.Add(document, impact);
        _bytes += postings.Length - before;
    }

    /// <summary>Each word once, in order, with all of its documents. Can be asked for once, when nothing is added any more.</summary>
    public IEnumerable<KeyValuePair<string, Postings>> InOrder()
    {
        var runs = _laidAside.Select(Read).Append(_words.OrderBy(word => word.Key, StringComparer.Ordinal)).Select(run => run.GetEnumerator()).ToList();
        runs.RemoveAll(run => !run.MoveNext());
        while (runs.Count > 0)
        {
            var word = runs.Select(run => run.Current.Key).Min(StringComparer.Ordinal)!;
            var same = runs.Where(run => run.Current.Key == word).ToArray();
            var postings = same[0].Current.Value;
            foreach (var later in same.Skip(1))
            {
                postings.Add(later.Current.Value);
            }

            yield return KeyValuePair.Create(word, postings);
            runs.RemoveAll(run => same.Contains(run) && !run.MoveNext());
        }
    }

    private void LayAside()
    {
        var pieces = ImmutableArray.CreateBuilder<long>();
        using var piece = new MemoryStream(Piece * 2);
        using var writer = new BinaryWriter(piece, Encoding.UTF8);
        foreach (var (word, postings) in _words.OrderBy(word => word.Key, StringComparer.Ordinal))
        {
            writer.Write(word);
            postings.Write(writer);
            if (piece.Length >= Piece)
            {
                pieces.Add(Put(piece));
            }
        }

        if (piece.Length > 0)
        {
            pieces.Add(Put(piece));
        }

        _laidAside.Add(pieces.ToImmutable());
        _words = new(StringComparer.Ordinal);
        _bytes = 0;
    }

    private long Put(MemoryStream piece)
    {
        var at = _shelf.Value.Put(piece.GetBuffer().AsSpan(0, (int)piece.Length));
        piece.SetLength(0);
        return at;
    }

    private IEnumerable<KeyValuePair<string, Postings>> Read(ImmutableArray<long> pieces)
    {
        foreach (var at in pieces)
        {
            using var piece = new MemoryStream(_shelf.Value.Read(at), writable: false);
            using var reader = new BinaryReader(piece, Encoding.UTF8);
            while (piece.Position < piece.Length)
            {
                yield return KeyValuePair.Create(reader.ReadString(), Postings.Read(reader));
            }
        }
    }
}
