using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Search;

/// <summary>
/// The index behind the search page: scripts, so that a browser may load them from <c>file://</c>, small enough that it loads what a query needs.
/// <list type="bullet">
/// <item><c>index.js</c>: how many documents there are, and the first word and name of each file of words.</item>
/// <item><c>w-*.js</c>: words in order, each with its <see cref="Postings"/>.</item>
/// <item><c>d-*.js</c>: title, page, date and text of a few documents, for the list of results.</item>
/// </list>
/// While it is built, a few megabytes of words are in memory, and those of some dozen documents.
/// </summary>
public sealed class SearchIndex
{
    public const string Folder = "assets/search";

    /// <summary>Documents in one file: ten results shall not cost more than ten small files.</summary>
    public const int DocumentsPerFile = 4;

    // In UTF-8. What lies behind it is found, yet not quoted.
    private const int LongestQuotedText = 6000;

    // A file of words ends at a word whose hash says so, or when it is full: so a new word moves no boundary but its own.
    private const int UsualWordFile = 16_000;
    private const int LongestWordFile = 32_000;

    // So that every core has some; a multiple of those in a file.
    private const int DocumentsAtOnce = 32;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WordRuns _words = new();

    private SearchIndex()
    {
    }

    /// <param name="documents">In an order to which new ones are added at the end; the position is the document's number.</param>
    public static IEnumerable<SiteFile> Build(IEnumerable<SearchDocument> documents)
    {
        var index = new SearchIndex();
        var first = 0;
        foreach (var read in documents.Chunk(DocumentsAtOnce))
        {
            var batch = new (Dictionary<string, int> Impacts, string Text)[read.Length];
            Parallel.For(0, batch.Length, i =>
            {
                var text = read[i].ReadText();
                batch[i] = (WordImpacts.Of(read[i], text), Shorten(text));
            });

            for (var i = 0; i < batch.Length; i++)
            {
                index.Add(first + i, batch[i].Impacts);
            }

            for (var i = 0; i < batch.Length; i += DocumentsPerFile)
            {
                yield return DocumentFile((first + i) / DocumentsPerFile, [.. read.Skip(i).Take(DocumentsPerFile).Zip(batch.Skip(i), (document, made) => (document, made.Text))]);
            }

            first += read.Length;
        }

        foreach (var file in index.WordFiles(first))
        {
            yield return file;
        }
    }

    private void Add(int document, Dictionary<string, int> impacts)
    {
        foreach (var (word, impact) in impacts)
        {
            _words.Add(word, document, impact);
        }
    }

    private IEnumerable<SiteFile> WordFiles(int documents)
    {
        var files = new List<string[]>();
        foreach (var words in Divided())
        {
            var name = $"w-{StableHash.Of(words[0].Key):x8}";
            files.Add([words[0].Key, name]);
            yield return Script(name, words.SelectMany(word => new[] { word.Key, word.Value.ToString() }));
        }

        yield return Script("index", new { documents, documentsPerFile = DocumentsPerFile, words = files });
    }

    private IEnumerable<List<KeyValuePair<string, Postings>>> Divided()
    {
        var file = new List<KeyValuePair<string, Postings>>();
        var length = 0;
        foreach (var word in _words.InOrder())
        {
            var added = word.Key.Length + word.Value.Length + 6;
            var ends = length + added > LongestWordFile || (length > UsualWordFile / 4 && (StableHash.Of(word.Key) & 0xFFFF) < 0x10000L * added / UsualWordFile);
            if (ends && file.Count > 0)
            {
                yield return file;
                file = [];
                length = 0;
            }

            file.Add(word);
            length += added;
        }

        if (file.Count > 0)
        {
            yield return file;
        }
    }

    private static SiteFile DocumentFile(int number, ImmutableArray<(SearchDocument Document, string Text)> documents) =>
        Script(
            string.Create(CultureInfo.InvariantCulture, $"d-{number}"),
            documents.Select(entry => new[] { entry.Document.Title, Href.Relative(SitePath.Parse("index.html"), entry.Document.Page), entry.Document.Date, entry.Text }));

    private static SiteFile Script<T>(string name, T content)
    {
        // Made at once: what it is made of shall not be kept until somebody writes the file.
        var text = $"mirrorSearch({JsonSerializer.Serialize(name, Json)},{JsonSerializer.Serialize(content, Json)});\n";
        return SiteFile.Text(SitePath.Parse($"{Folder}/{name}.js"), () => text);
    }

    private static string Shorten(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= LongestQuotedText)
        {
            return text;
        }

        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestQuotedText)
            {
                return text[..length] + "…";
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
