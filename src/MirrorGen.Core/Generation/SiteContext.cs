using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Generation.Addresses;
using MirrorGen.Generation.OldAddresses;
using MirrorGen.Generation.Templates;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

/// <summary>What every part of the site is made from: the blog, its archives and addresses, and the ways to look things up. Immutable; safe to use from several threads.</summary>
public sealed class SiteContext
{
    private readonly ITemplateEngine _templates;
    private readonly FrozenDictionary<long, Post> _posts;
    private readonly FrozenDictionary<long, Attachment> _attachments;
    private readonly FrozenDictionary<(string Taxonomy, long Id), Term> _terms;
    private readonly FrozenDictionary<long, Author> _authors;
    private readonly FrozenDictionary<long, ImmutableArray<Post>> _children;
    private readonly FrozenDictionary<Place, Archive> _archives;
    private readonly FrozenDictionary<Post, (Post? Older, Post? Newer)> _neighbours;
    private readonly FrozenDictionary<long, int> _pageCounts;
    private readonly ILookup<Place, Archive> _below;
    private readonly Lazy<OldAddressTable> _oldAddresses;

    public SiteContext(Blog blog, ITemplateEngine templates, SiteOptions options)
    {
        _templates = templates;
        Blog = blog;
        Options = options;
        _posts = blog.Posts.DistinctBy(post => post.Id).ToFrozenDictionary(post => post.Id);
        _attachments = blog.Attachments.DistinctBy(attachment => attachment.Id).ToFrozenDictionary(attachment => attachment.Id);
        _terms = blog.Terms.DistinctBy(term => (term.Taxonomy, term.Id)).ToFrozenDictionary(term => (term.Taxonomy, term.Id));
        _authors = blog.Authors.DistinctBy(author => author.Id).ToFrozenDictionary(author => author.Id);
        _children = blog.Posts.Where(post => post.ParentId != 0).GroupBy(post => post.ParentId).ToFrozenDictionary(group => group.Key, group => group.OrderBy(post => post.MenuOrder).ThenBy(post => post.Id).ToImmutableArray());
        _pageCounts = DividedText.CountPages(blog.Posts);
        Archives = ArchiveList.Of(blog, new Origin(blog.Home), templates.Wording);
        _archives = Archives.ToFrozenDictionary(archive => archive.Place);
        _below = Archives.Where(archive => Above(archive) is not null).OrderBy(archive => archive.Place.Key, StringComparer.Ordinal).ToLookup(archive => Above(archive)!.Value);
        Addresses = AddressMap.Of(blog, Archives, _pageCounts);
        _oldAddresses = new(() => OldAddressTable.Of(Addresses));
        _neighbours = Neighbours(blog);
        Images = new(this);
        Menu = MainMenu.Of(this);
    }

    public Blog Blog { get; }

    public SiteOptions Options { get; }

    public AddressMap Addresses { get; }

    public ImmutableArray<Archive> Archives { get; }

    internal OldAddressTable OldAddresses => _oldAddresses.Value;

    internal ThemeIds ThemeIds => _templates.Ids;

    /// <summary>What the site says in its own words.</summary>
    public Wording Wording => _templates.Wording;

    internal Images Images { get; }

    internal ImmutableArray<MenuItem> Menu { get; }

    public Archive? Archive(Place place) => _archives.GetValueOrDefault(place with { Page = 1 });

    /// <summary>The archives of the terms below a term, of the months of a year, of the days of a month.</summary>
    public IEnumerable<Archive> Below(Archive archive) => _below[archive.Place];

    public Post? Post(long id) => _posts.GetValueOrDefault(id);

    public Attachment? Attachment(long id) => _attachments.GetValueOrDefault(id);

    public Term? Term(string taxonomy, long id) => _terms.GetValueOrDefault((taxonomy, id));

    public Author? Author(long id) => _authors.GetValueOrDefault(id);

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<Post> Children(long postId) => _children.GetValueOrDefault(postId, []);

    /// <summary>The posts of the same type published before and after.</summary>
    public (Post? Older, Post? Newer) Neighbours(Post post) => _neighbours.GetValueOrDefault(post);

    /// <summary>How many pages the author divided the post into.</summary>
    public int PageCount(Post post) => _pageCounts.GetValueOrDefault(post.Id, 1);

    /// <summary>A page of HTML.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="templates">The names to try, the most special first; the last one must exist in every theme.</param>
    /// <param name="view">Makes what the template sees; called when the file is rendered.</param>
    public SiteFile Page(Place place, IEnumerable<string> templates, Func<PageContext, object> view)
    {
        var path = Addresses.Of(place);
        var template = templates.FirstOrDefault(_templates.Has) ?? throw new MirrorException(Obstacle.Usage, $"The theme has none of the templates {string.Join(", ", templates)}.");
        return SiteFile.Text(path, () => _templates.Render(template, view(new PageContext(this, place, path))));
    }

    private static Place? Above(Archive archive) => archive switch
    {
        { Term: { ParentId: not 0 } term } => new Place(string.Create(CultureInfo.InvariantCulture, $"term:{term.Taxonomy}:{term.ParentId}")),
        { Kind: ArchiveKind.Month or ArchiveKind.Day } => new Place(archive.Place.Key[..archive.Place.Key.LastIndexOf('/')]),
        _ => null,
    };

    private static FrozenDictionary<Post, (Post? Older, Post? Newer)> Neighbours(Blog blog)
    {
        var neighbours = new Dictionary<Post, (Post?, Post?)>(ReferenceEqualityComparer.Instance);
        var ordered = blog.PostTypes.Where(type => type.Hierarchical).Select(type => type.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var type in blog.Posts.Where(post => post.DeletedAt is null && !ordered.Contains(post.Type) && post.Type != "page").GroupBy(post => post.Type))
        {
            var oldestFirst = type.OrderBy(post => post.Published ?? DateTimeOffset.MinValue).ThenBy(post => post.Id).ToArray();
            for (var i = 0; i < oldestFirst.Length; i++)
            {
                neighbours[oldestFirst[i]] = (i > 0 ? oldestFirst[i - 1] : null, i + 1 < oldestFirst.Length ? oldestFirst[i + 1] : null);
            }
        }

        return neighbours.ToFrozenDictionary(ReferenceEqualityComparer.Instance as IEqualityComparer<Post>);
    }
}
