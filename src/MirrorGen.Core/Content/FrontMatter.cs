using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// The front matter that we write. Above, the keys that people edit and Hugo and others understand; below <c>wordpress:</c>, what is needed besides
/// so that the same blog comes out again.
/// </summary>
internal sealed class FrontMatter(Blog blog)
{
    public const string WordPress = "wordpress";

    private static readonly HashSet<string> OwnKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "date", "lastmod", "slug", "url", "author", "categories", "tags", "description", "image", "aliases", "weight", "deleted", "draft",
        "password_protected", WordPress, "type", "layout", "build", "cascade", "outputs", "resources", "headless", "keywords", "menus", "params", "sitemap", "summary", "translationkey", "expirydate", "publishdate", "linktitle", "markup", "iscjklanguage",
    };

    private readonly Dictionary<long, Author> _authors = First(blog.Authors, author => author.Id);
    private readonly Dictionary<(string, long), Term> _terms = First(blog.Terms, term => (term.Taxonomy, term.Id));
    private readonly ById<Attachment> _attachments = new(blog.Attachments, attachment => attachment.Id);

    /// <summary>Under which key the terms of a taxonomy stand; null when the key means something else.</summary>
    public static string? Key(string taxonomy) => taxonomy switch
    {
        "category" => "categories",
        "post_tag" => "tags",
        _ => OwnKeys.Contains(taxonomy) || taxonomy.Length == 0 ? null : taxonomy,
    };

    public string Of(Post post)
    {
        var yaml = new YamlWriter();
        var (title, titleHtml) = PlainHtml.OfTitle(post.Title);
        var (description, excerptHtml) = PlainHtml.OfParagraphs(post.Excerpt.Read());
        yaml.Text("title", title);
        yaml.Time("date", post.Published);
        yaml.Time("lastmod", post.Modified);
        yaml.Text("slug", ReadableSlug(post.Slug));
        var isPath = HomeAddress.IsPath(blog.Home, post.Permalink.Url);
        yaml.Text("url", isPath ? HomeAddress.Write(blog.Home, post.Permalink.Url) : null);
        yaml.Text("author", _authors.TryGetValue(post.AuthorId, out var author) ? author.Name : null);
        foreach (var (taxonomy, ids) in post.TermIds.OrderBy(pair => pair.Key switch { "category" => 0, "post_tag" => 1, _ => 2 }))
        {
            if (Key(taxonomy) is { } key)
            {
                yaml.Texts(key, ids.Select(id => _terms.GetValueOrDefault((taxonomy, id))?.Name).OfType<string>());
            }
        }

        yaml.Text("description", description.Length > 0 ? description : null);
        yaml.Text("image", _attachments.Find(post.FeaturedMediaId)?.Source is { } image ? HomeAddress.Write(blog.Home, image) : null);
        var allPaths = post.FormerPermalinks.All(former => HomeAddress.IsPath(blog.Home, former.Url));
        yaml.Texts("aliases", allPaths ? post.FormerPermalinks.Select(former => HomeAddress.Write(blog.Home, former.Url)) : []);
        if (post.MenuOrder != 0)
        {
            yaml.Number("weight", post.MenuOrder);
        }

        yaml.True("password_protected", post.PasswordProtected);
        yaml.Time("deleted", post.DeletedAt);
        yaml.Begin(WordPress);
        yaml.Number("id", post.Id);
        yaml.Text("type", post.Type);
        // A slug that WordPress would not have made: it holds as it stands, as long as nobody edits the one above.
        yaml.Text("slug", SlugOf(ReadableSlug(post.Slug)) == post.Slug ? null : post.Slug);
        yaml.Text("link", isPath ? null : post.Permalink.ToString());
        yaml.Text("guid", post.Guid.Length > 0 ? post.Guid : null);
        NumberUnlessZero(yaml, "author", post.AuthorId);
        NumberUnlessZero(yaml, "parent", post.ParentId);
        NumberUnlessZero(yaml, "image", post.FeaturedMediaId);
        yaml.Text("format", post.Format == "standard" ? null : post.Format);
        yaml.True("sticky", post.Sticky);
        yaml.True("kept_from_page", post.KeptFromPage);
        yaml.Texts("former", allPaths ? [] : post.FormerPermalinks.Select(former => HomeAddress.Write(blog.Home, former.Url)));
        if (!post.TermIds.IsEmpty)
        {
            yaml.Begin("terms");
            foreach (var (taxonomy, ids) in post.TermIds)
            {
                yaml.Numbers(taxonomy, ids);
            }

            yaml.End();
        }

        yaml.Text("title_html", titleHtml);
        yaml.Text("excerpt_html", excerptHtml);
        yaml.End();
        return yaml.ToString();
    }

    public string Of(Post post, Revision revision)
    {
        var yaml = new YamlWriter();
        var (title, titleHtml) = PlainHtml.OfTitle(revision.Title);
        yaml.Text("title", title);
        yaml.Time("date", revision.Modified);
        yaml.Text("author", _authors.TryGetValue(revision.AuthorId, out var author) ? author.Name : null);
        yaml.Begin(WordPress);
        yaml.Number("revision_of", post.Id);
        yaml.Number("id", revision.Id);
        yaml.Text("origin", revision.Origin switch { RevisionOrigin.Sync => "sync", RevisionOrigin.Autosave => "autosave", _ => "wordpress" });
        yaml.True("not_captured", !revision.Captured);
        NumberUnlessZero(yaml, "author", revision.AuthorId);
        yaml.Text("title_html", titleHtml);
        yaml.End();
        return yaml.ToString();
    }

    public static string RevisionFile(Revision revision) => string.Create(CultureInfo.InvariantCulture, $"{(revision.Origin == RevisionOrigin.Sync ? "sync-" : "")}{revision.Id}.md");

    /// <summary>WordPress's percent-encoding back out of a readable slug; what is ASCII stays.</summary>
    public static string SlugOf(string readable) => readable.All(char.IsAscii) ? readable : LowerEscapes(readable);

    private static string ReadableSlug(string slug)
    {
        var readable = Uri.UnescapeDataString(slug);
        return SlugOf(readable) == slug ? readable : slug;
    }

    // WordPress writes its escapes in lower case, .NET in upper case.
    private static string LowerEscapes(string text)
    {
        var escaped = Uri.EscapeDataString(text).ToCharArray();
        for (var at = 0; at + 2 < escaped.Length; at++)
        {
            if (escaped[at] == '%')
            {
                escaped[at + 1] = char.ToLowerInvariant(escaped[at + 1]);
                escaped[at + 2] = char.ToLowerInvariant(escaped[at + 2]);
            }
        }

        return new(escaped);
    }

    private static void NumberUnlessZero(YamlWriter yaml, string key, long value)
    {
        if (value != 0)
        {
            yaml.Number(key, value);
        }
    }

    private static Dictionary<TKey, T> First<TKey, T>(IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, T>();
        foreach (var item in items)
        {
            first.TryAdd(key(item), item);
        }

        return first;
    }
}
