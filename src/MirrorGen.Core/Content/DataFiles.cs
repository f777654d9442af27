using System.Collections.Immutable;
using System.Text.Json;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>What of a blog is no post, as JSON in content/data/. HTML in it is cleaned when it is written: what lies in content/ is safe to show.</summary>
internal static class DataFiles
{
    public const string Folder = "data";

    /// <summary>Each file's name and how its text is made. What is cheap to compare is made of the blog alone, before anything is cleaned.</summary>
    public static IEnumerable<(string Name, Func<string> Source, Func<string> Text)> Of(Blog blog, IEnumerable<Comment> homeless)
    {
        yield return Plain("site.json", SiteDocument.Of(blog));
        yield return Plain("types.json", blog.PostTypes);
        yield return Plain("taxonomies.json", blog.Taxonomies);
        yield return Plain("media.json", blog.MediaFiles);
        yield return Plain("menus.json", blog.Menus);
        yield return Cleaned("terms.json", blog.Terms, Clean);
        yield return Cleaned("authors.json", blog.Authors, Clean);
        yield return Cleaned("attachments.json", blog.Attachments, Clean);
        yield return Cleaned("comments.json", [.. homeless], Clean);
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
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(TextFile.Read(path), ContentJson.Document) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or ArgumentException)
        {
            throw new MirrorException(Obstacle.Mirror, $"{path} can't be read: {e.Message} Mend it, or delete it and fetch the blog again.", e);
        }
    }

    public static ImmutableArray<T> ReadList<T>(string content, params string[] name)
        where T : class => [.. Read<T?[]>(content, name)?.OfType<T>() ?? []];

    private static Term Clean(Term term) => term with { Description = PlainHtml.Blocks(term.Description) };

    private static Author Clean(Author author) => author with { Description = PlainHtml.Blocks(author.Description) };

    private static Attachment Clean(Attachment attachment) => attachment with
    {
        Title = PlainHtml.Inline(attachment.Title),
        Caption = PlainHtml.Blocks(attachment.Caption),
        Description = PlainHtml.Blocks(attachment.Description),
    };

    private static (string Name, Func<string> Source, Func<string> Text) Plain<T>(string name, T document) => (name, () => Serialize(document), () => Serialize(document));

    private static (string Name, Func<string> Source, Func<string> Text) Cleaned<T>(string name, ImmutableArray<T> items, Func<T, T> clean) =>
        (name, () => Serialize(items), () => Serialize(items.AsParallel().AsOrdered().Select(clean).ToArray()));
}
