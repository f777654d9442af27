using System.Globalization;
using System.Text;
using MirrorGen.WordPress;

namespace MirrorGen.Content;

/// <summary>
/// Where each post lies in content/: <c>posts/2025-07-22-slug</c>, <c>pages/about/team</c>, <c>recipe/cardamom-buns</c>. Two posts never share a
/// folder, also where the file system does not tell case or Unicode forms apart: the one that came later gets its ID behind its name,
/// and keeps it as long as there is need.
/// </summary>
internal sealed class BundlePaths
{
    private const int DeepestNesting = 30;
    private const int LongestPath = 600;

    // What lies beside an index.md, which a page below it must not be called.
    private static readonly HashSet<string> InBundle = new(StringComparer.OrdinalIgnoreCase) { "index.md", "comments.json", "revisions" };
    private static readonly HashSet<string> InContent = new(StringComparer.OrdinalIgnoreCase) { "posts", "pages", "data" };

    // Every path waits on the shelf; in memory is where, and by which names further ones must not go.
    private const long BeingPlaced = -1;

    private readonly Shelf _paths = new();
    private readonly Dictionary<(string Type, long Id), long> _bundles;
    private readonly FingerprintSet _taken = new();
    private readonly Dictionary<(string Type, long Id), Post> _parents = [];

    private BundlePaths(Blog blog)
    {
        _bundles = new(blog.Posts.Length);
        var hierarchical = blog.PostTypes.Where(type => type.Hierarchical).Select(type => type.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var post in blog.Posts.Where(post => hierarchical.Contains(post.Type)))
        {
            _parents.TryAdd((post.Type, post.Id), post);
        }
    }

    public string this[Post post] => _paths.ReadText(_bundles[(post.Type, post.Id)]);

    /// <param name="blog">Whose posts are given places.</param>
    /// <param name="before">Where a post lay the last time; null for one that is new.</param>
    public static BundlePaths Of(Blog blog, Func<Post, string?> before)
    {
        var paths = new BundlePaths(blog);
        // Who has a name keeps it; after those, who came first is served first.
        foreach (var post in blog.Posts.OrderBy(post => before(post) is null).ThenBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id))
        {
            paths.Place(post, before, 0);
        }

        return paths;
    }

    private string Place(Post post, Func<Post, string?> before, int depth)
    {
        var key = (post.Type, post.Id);
        if (_bundles.TryGetValue(key, out var placed))
        {
            return placed == BeingPlaced ? "" : _paths.ReadText(placed);
        }

        // A parent that is its own grandchild finds this and stands at the top.
        _bundles[key] = BeingPlaced;
        var folder = Folder(post, before, depth);
        var wanted = folder + "/" + Name(post);
        var numbered = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{post.Id}");
        var path = before(post) == numbered && Take(numbered) ? numbered : Take(wanted) ? wanted : Take(numbered) ? numbered : Further(numbered);
        _bundles[key] = _paths.Put(path);
        return path;
    }

    private string Folder(Post post, Func<Post, string?> before, int depth)
    {
        var type = TypeFolder(post.Type);
        if (depth > DeepestNesting || post.ParentId == 0 || !_parents.TryGetValue((post.Type, post.ParentId), out var parent))
        {
            return type;
        }

        var above = Place(parent, before, depth + 1);
        return above.Length is 0 or > LongestPath ? type : above;
    }

    private static string TypeFolder(string type) => type switch
    {
        "post" => "posts",
        "page" => "pages",
        _ => Segment(type) is var segment && InContent.Contains(segment) ? segment + "-type" : Segment(type),
    };

    private static string Name(Post post)
    {
        var slug = Uri.UnescapeDataString(post.Slug);
        var name = string.IsNullOrWhiteSpace(slug) ? post.Id.ToString(CultureInfo.InvariantCulture) : slug;
        if (post.Type == "post")
        {
            name = (post.Published is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated") + "-" + name;
        }

        var segment = Segment(name);
        return InBundle.Contains(segment) ? string.Create(CultureInfo.InvariantCulture, $"{segment}-{post.Id}") : segment;
    }

    // A leading dot would hide the folder, and make a .git of a page called .git.
    private static string Segment(string name)
    {
        var segment = name.Replace('/', '-').Replace('\\', '-');
        return SitePath.From(segment.StartsWith('.') ? "_" + segment : segment).Value;
    }

    private string Further(string path)
    {
        for (var number = 2; ; number++)
        {
            var further = string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
            if (Take(further))
            {
                return further;
            }
        }
    }

    private bool Take(string path) => _taken.Add(Fingerprint.Of(path.Normalize(NormalizationForm.FormC).ToUpperInvariant()));
}
