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
    private readonly ById<Post> _posts;
    private readonly ById<Attachment> _attachments;
    private readonly FrozenDictionary<(string Taxonomy, long Id), Term> _terms;
    private readonly FrozenDictionary<long, Author> _authors;
    private readonly FrozenDictionary<Place, Archive> _archives;
    private readonly Neighbours _neighbours;
    private readonly PostList _children;
    private readonly FrozenDictionary<long, int> _pageCounts;
    private readonly ILookup<Place, Archive> _below;
    private readonly Lazy<OldAddressTable> _oldAddresses;

    public SiteContext(Blog blog, ITemplateEngine templates, SiteOptions options)
    {
        _templates = templates;
        Blog = blog;
        Options = options;
        _posts = new(blog.Posts, post => post.Id);
        _attachments = new(blog.Attachments, attachment => attachment.Id);
        Texts = new(_posts, blog.Posts.Length);
        _terms = blog.Terms.DistinctBy(term => (term.Taxonomy, term.Id)).ToFrozenDictionary(term => (term.Taxonomy, term.Id));
        _authors = blog.Authors.DistinctBy(author => author.Id).ToFrozenDictionary(author => author.Id);
        _children = PostList.Of(blog.Posts,
        [
            .. Enumerable.Range(0, blog.Posts.Length).Where(position => blog.Posts[position].ParentId != 0)
                .OrderBy(position => blog.Posts[position].ParentId).ThenBy(position => blog.Posts[position].MenuOrder).ThenBy(position => blog.Posts[position].Id),
        ]);
        _pageCounts = DividedText.CountPages(blog.Posts);
        Archives = ArchiveList.Of(blog, new Origin(blog.Home), templates.Wording);
        _archives = Archives.ToFrozenDictionary(archive => archive.Place);
        _below = Archives.Where(archive => Above(archive) is not null).OrderBy(archive => archive.Place.Key, StringComparer.Ordinal).ToLookup(archive => Above(archive)!.Value);
        Addresses = AddressMap.Of(blog, Archives, _pageCounts);
        _oldAddresses = new(() => OldAddressTable.Of(Addresses));
        _neighbours = Generation.Neighbours.Of(blog);
        Images = new(this);
        Menu = MainMenu.Of(this);
    }

    public Blog Blog { get; }

    public SiteOptions Options { get; }

    public AddressMap Addresses { get; }

    public ImmutableArray<Archive> Archives { get; }

    internal OldAddressTable OldAddresses => _oldAddresses.Value;

    internal CleanTexts Texts { get; }

    internal ThemeIds ThemeIds => _templates.Ids;

    /// <summary>What the site says in its own words.</summary>
    public Wording Wording => _templates.Wording;

    internal Images Images { get; }

    internal ImmutableArray<MenuItem> Menu { get; }

    public Archive? Archive(Place place) => _archives.GetValueOrDefault(place with { Page = 1 });

    /// <summary>The archives of the terms below a term, of the months of a year, of the days of a month.</summary>
    public IEnumerable<Archive> Below(Archive archive) => _below[archive.Place];

    public Post? Post(long id) => _posts.Find(id);

    public Attachment? Attachment(long id) => _attachments.Find(id);

    public Term? Term(string taxonomy, long id) => _terms.GetValueOrDefault((taxonomy, id));

    public Author? Author(long id) => _authors.GetValueOrDefault(id);

    /// <summary>In the order of the menu.</summary>
    public IEnumerable<Post> Children(long postId)
    {
        var (low, high) = (0, _children.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _children[middle].ParentId < postId ? (middle + 1, high) : (low, middle);
        }

        return _children.Slice(low, _children.Count - low).TakeWhile(child => child.ParentId == postId);
    }

    /// <summary>The posts of the same type published before and after.</summary>
    public (Post? Older, Post? Newer) Neighbours(Post post) => _neighbours.Of(post);

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
}
