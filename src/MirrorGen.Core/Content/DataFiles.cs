using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>What of a blog is no post, as JSON in content/data/. HTML in it is cleaned when it is written: what lies in content/ is safe to show.</summary>
internal static class DataFiles
{
    public const string Folder = "data";

    // So many are cleaned at a time, by all cores.
    private const int Portion = 256;

    /// <summary>Each file's name and what writes it. What is cheap to compare is made of the blog alone, before anything is cleaned.</summary>
    public static IEnumerable<(string Name, Action<Stream> Source, Action<Stream> Text)> Of(Blog blog, IEnumerable<Comment> homeless)
    {
        yield return Plain("site.json", SiteDocument.Of(blog));
        yield return Plain("types.json", blog.PostTypes);
        yield return Plain("taxonomies.json", blog.Taxonomies);
        yield return Plain("media.json", blog.MediaFiles);
        yield return Plain("menus.json", blog.Menus);
        yield return Cleaned("terms.json", blog.Terms, Clean);
        yield return Cleaned("authors.json", blog.Authors, Clean);
        yield return Cleaned("attachments.json", blog.Attachments, Clean);
        yield return Cleaned("comments.json", homeless, Clean);
    }

    public static Comment Clean(Comment comment) => comment with { Html = PlainHtml.Blocks(comment.Html) };

    public static string Serialize<T>(T document) => JsonSerializer.Serialize(document, ContentJson.Document) + "\n";

    /// <exception cref="MirrorException">The file is no longer what it should be.</exception>
    public static T? Read<T>(string content, params string[] name)
        where T : class
    {
        var path = Path.Combine([content, .. name]);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var file = TextFile.Open(path);
            return JsonSerializer.Deserialize<T>(file, ContentJson.Document);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or ArgumentException)
        {
            throw new MirrorException(Obstacle.Mirror, $"{path} can't be read: {e.Message} Mend it, or delete it and fetch the blog again.", e);
        }
    }

    public static ImmutableArray<T> ReadList<T>(string content, params string[] name)
        where T : class => [.. Read<T?[]>(content, name)?.OfType<T>() ?? []];

    /// <summary>A list of any length, of which one element is in memory at a time.</summary>
    public static LaidList<T> ReadAside<T>(string content, string name)
        where T : class, ILaid<T> => (Read<LaidAside<T>>(content, Folder, name) ?? []) is var aside ? aside.Take(aside.Places) : [];

    private static Term Clean(Term term) => term with { Description = PlainHtml.Blocks(term.Description) };

    private static Author Clean(Author author) => author with { Description = PlainHtml.Blocks(author.Description) };

    private static Attachment Clean(Attachment attachment) => attachment with
    {
        Title = PlainHtml.Inline(attachment.Title),
        Caption = PlainHtml.Blocks(attachment.Caption),
        Description = PlainHtml.Blocks(attachment.Description),
    };

    private static (string Name, Action<Stream> Source, Action<Stream> Text) Plain<T>(string name, T document) => (name, file => Serialize(document, file), file => Serialize(document, file));

    private static (string Name, Action<Stream> Source, Action<Stream> Text) Cleaned<T>(string name, IEnumerable<T> items, Func<T, T> clean) =>
        (name, file => Serialize(items, file), file => Serialize(items.Chunk(Portion).SelectMany(portion => portion.AsParallel().AsOrdered().Select(clean).ToArray()), file));

    private static void Serialize<T>(T document, Stream file)
    {
        JsonSerializer.Serialize(file, document, ContentJson.Document);
        file.WriteByte((byte)'\n');
    }
}
