using System.Globalization;
using System.Xml.Linq;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// What a first walk through an export learns: who is an author, which terms and posts there are, and which of them were public. The second walk
/// needs it, for an item may point at one that comes after it.
/// </summary>
internal sealed class WxrBlog
{
    // IDs for what old exports name without one; WordPress's own lie far below.
    private const long FirstOwnId = 2_000_000_000;

    private readonly Dictionary<string, WxrAuthor> _authors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Taxonomy, string Slug), WxrTerm> _terms = [];
    private readonly Dictionary<long, WxrEntry> _items = [];
    private readonly HashSet<long> _authorsOfPosts = [];
    private long _nextId = FirstOwnId;

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string Home { get; private set; } = "";

    public IEnumerable<WxrTerm> Terms => _terms.Values;

    public IEnumerable<WxrAuthor> Authors => _authors.Values.Where(author => _authorsOfPosts.Contains(author.Id));

    public IReadOnlyDictionary<long, WxrEntry> Items => _items;

    /// <summary>Post types and the taxonomies that their posts use, in order of their names.</summary>
    public SortedDictionary<string, SortedSet<string>> Types { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Hierarchical { get; } = new(StringComparer.Ordinal) { "page" };

    /// <summary>How many items there are of types that no visitor could open.</summary>
    public SortedDictionary<string, int> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>False when addresses are <c>/?p=1</c>.</summary>
    public bool PrettyPermalinks { get; private set; }

    public bool IndexPhp { get; private set; }

    public static WxrBlog Of(WxrFile file, CancellationToken cancel)
    {
        var blog = new WxrBlog();
        foreach (var element in file.Elements(cancel))
        {
            blog.Add(element);
        }

        return blog;
    }

    public long AuthorId(string login) => login.Length == 0 ? 0 : _authors.TryGetValue(login, out var author) ? author.Id : 0;

    public WxrTerm? Term(string taxonomy, string slug) => _terms.GetValueOrDefault((taxonomy, slug));

    /// <summary>
    /// Published and without a password; an attachment where the post that it hangs on is. WordPress hides pictures of drafts, so they stay hidden here.
    /// </summary>
    public bool IsPublic(WxrItem item) => item.Type == "attachment"
        ? item.Status is "inherit" or "publish" or "" && (!_items.TryGetValue(item.Number("post_parent"), out var parent) || parent.Status is "publish" or "inherit")
        : item.Status == "publish" && !IsForNobody(item.Type, item.Link);

    // Plugins keep orders, messages and forms as posts of types that have no page. WordPress links those by ?post_type=…&p=…, and only those, where
    // posts have addresses without a query.
    private static bool IsForNobody(string type, string link) =>
        type is not ("post" or "page" or "attachment" or "nav_menu_item" or "wp_block" or "wp_navigation") && link.Contains("?post_type=", StringComparison.Ordinal);

    private void Add(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title":
                Title = element.Value.Trim();
                break;
            case "link" when Home.Length == 0:
                Home = element.Value.Trim();
                break;
            case "base_blog_url":
                Home = element.Value.Trim();
                break;
            case "description":
                Description = element.Value.Trim();
                break;
            case "language":
                Language = element.Value.Trim();
                break;
            case "author":
                AddAuthor(element);
                break;
            case "category":
                AddTerm("category", element, "category_nicename", "cat_name", "category_description", "category_parent");
                break;
            case "tag":
                AddTerm("post_tag", element, "tag_slug", "tag_name", "tag_description", "");
                break;
            case "term":
                AddTerm(WxrItem.Text(element, "term_taxonomy"), element, "term_slug", "term_name", "term_description", "term_parent");
                break;
            case "item":
                AddItem(new(element));
                break;
        }
    }

    // The e-mail address that stands beside is not looked at.
    private void AddAuthor(XElement element)
    {
        var login = WxrItem.Text(element, "author_login").Trim();
        var id = WxrItem.ToNumber(WxrItem.Text(element, "author_id"));
        if (login.Length > 0)
        {
            _authors[login] = new(id > 0 ? id : _nextId++, login, WxrItem.Text(element, "author_display_name"));
        }
    }

    private void AddTerm(string taxonomy, XElement element, string slug, string name, string description, string parent)
    {
        var key = (taxonomy, WxrItem.Text(element, slug).Trim());
        if (taxonomy.Length == 0 || key.Item2.Length == 0)
        {
            return;
        }

        var id = WxrItem.ToNumber(WxrItem.Text(element, "term_id"));
        _terms[key] = new(taxonomy, id > 0 ? id : _nextId++, key.Item2, WxrItem.Text(element, name), WxrItem.Text(element, description), parent.Length > 0 ? WxrItem.Text(element, parent).Trim() : "");
    }

    private void AddItem(WxrItem item)
    {
        _items[item.Id] = new(item.Type, item.Status, item.HasPassword, item.Text("title"), item.Link);
        if (item.Status != "publish" || WxrCapturing.IsInternal(item.Type))
        {
            return;
        }

        if (IsForNobody(item.Type, item.Link))
        {
            Hidden[item.Type] = Hidden.GetValueOrDefault(item.Type) + 1;
            return;
        }

        _authorsOfPosts.Add(AuthorId(item.Creator));
        if (!Types.TryGetValue(item.Type, out var taxonomies))
        {
            Types[item.Type] = taxonomies = new(StringComparer.Ordinal);
        }

        if (item.Number("post_parent") > 0)
        {
            Hierarchical.Add(item.Type);
        }

        PrettyPermalinks |= Uri.TryCreate(item.Link, UriKind.Absolute, out var link) && link.AbsolutePath.Length > 1 && link.Query.Length == 0;
        IndexPhp |= item.Link.Contains("/index.php/", StringComparison.Ordinal);
        foreach (var use in item.Terms.Where(use => use.Taxonomy != "post_format"))
        {
            taxonomies.Add(use.Taxonomy);
            _terms.TryAdd((use.Taxonomy, use.Slug), new(use.Taxonomy, _nextId, use.Slug, use.Name, "", ""));
            _nextId++;
        }
    }
}

internal sealed record WxrAuthor(long Id, string Login, string Name)
{
    public string Slug => string.Concat(Login.ToLower(CultureInfo.InvariantCulture).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
}

/// <param name="Taxonomy">Its taxonomy's slug.</param>
/// <param name="Id">WordPress's, or one of ours where the export gives none.</param>
/// <param name="Slug">Percent-encoded, as WordPress keeps it.</param>
/// <param name="Name">With entities, as WordPress keeps it.</param>
/// <param name="Description">HTML.</param>
/// <param name="Parent">The parent's slug; empty at the top.</param>
internal sealed record WxrTerm(string Taxonomy, long Id, string Slug, string Name, string Description, string Parent);

internal sealed record WxrEntry(string Type, string Status, bool HasPassword, string Title, string Link);
