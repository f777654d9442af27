using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>What of a post or attachment a page shows; every other place goes by its key alone.</summary>
internal enum PlaceKind : byte
{
    Other,
    Post,
    Source,
    History,
    CommentFeed,
    CommentPage,
}

/// <summary>
/// The name of one page of the site, whatever its address will be: <c>post:30</c>, the second page of <c>term:category:8</c>, <c>archive:2024/05</c>.
/// <see cref="AddressMap"/> knows the address.
/// </summary>
public readonly record struct Place
{
    // Most places of a site are those of its posts, so these are numbers until somebody asks for the key. In the order of the kinds.
    private static readonly (string Prefix, PlaceKind Kind)[] Prefixes =
    [
        ("post:", PlaceKind.Post),
        ("source:", PlaceKind.Source),
        ("history:", PlaceKind.History),
        ("comment-feed:post:", PlaceKind.CommentFeed),
        ("comment-page:post:", PlaceKind.CommentPage),
    ];

    private readonly string? _key;

    /// <param name="key">What it shows.</param>
    /// <param name="page">Counted from 1: the page of an archive, or of a post that its author divided.</param>
    public Place(string key, int page = 1)
    {
        Page = page;
        foreach (var (prefix, kind) in Prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(key.AsSpan(prefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && key == Text(prefix, id))
            {
                Kind = kind;
                Id = id;
                return;
            }
        }

        _key = key;
    }

    private Place(PlaceKind kind, long id, int page = 1)
    {
        Kind = kind;
        Id = id;
        Page = page;
    }

    /// <summary>The list of the newest posts: usually the front page.</summary>
    public static Place Posts => new("posts");

    public static Place NotFound => new("404");

    /// <summary>What it shows.</summary>
    public string Key => _key ?? (Kind == PlaceKind.Other ? "" : Text(Prefixes[(int)Kind - 1].Prefix, Id));

    /// <summary>Counted from 1: the page of an archive, or of a post that its author divided.</summary>
    public int Page { get; init; }

    internal PlaceKind Kind { get; }

    /// <summary>Of the post or attachment; 0 for <see cref="PlaceKind.Other"/>.</summary>
    internal long Id { get; }

    public static Place Of(Post post) => OfPost(post.Id);

    public static Place Of(Attachment attachment) => OfPost(attachment.Id);

    /// <summary>The page of a post or attachment.</summary>
    public static Place OfPost(long id) => new(PlaceKind.Post, id);

    public static Place Of(Term term) => new(Invariant($"term:{term.Taxonomy}:{term.Id}"));

    public static Place Of(Author author) => new(Invariant($"author:{author.Id}"));

    public static Place Of(PostType type) => new($"type:{type.Slug}");

    /// <summary>The archive of a year, month or day.</summary>
    /// <param name="date">As in <c>2024</c>, <c>2024/05</c>, <c>2024/05/31</c>.</param>
    public static Place Date(string date) => new($"date:{date}");

    /// <summary>The archive of a post format, such as <c>aside</c>.</summary>
    public static Place Format(string format) => new($"format:{format}");

    /// <summary>The feed of an archive.</summary>
    public static Place Feed(Place archive) => new($"feed:{archive.Key}");

    /// <summary>The feed of a post's comments.</summary>
    public static Place CommentFeed(Place post) => post.Kind == PlaceKind.Post ? new(PlaceKind.CommentFeed, post.Id) : new($"comment-feed:{post.Key}");

    /// <summary>The same feed under the one name that every host shows for a folder.</summary>
    public static Place FeedAsPage(Place feed) => new($"page:{feed.Key}");

    /// <summary>The address of one page of a post's comments, for blogs that divide them.</summary>
    public static Place CommentPage(Place post, int page) => post.Kind == PlaceKind.Post ? new(PlaceKind.CommentPage, post.Id, page) : new($"comment-page:{post.Key}", page);

    /// <summary>The text of a post in Markdown.</summary>
    public static Place Source(Post post) => new(PlaceKind.Source, post.Id);

    /// <summary>The list of a post's revisions.</summary>
    public static Place History(Post post) => new(PlaceKind.History, post.Id);

    public static Place Of(Post post, Revision revision) => new(Invariant($"revision:{post.Id}:{revision.Origin}:{revision.Id}"));

    /// <summary>A page of our own that the blog never had, such as <c>about-this-mirror</c>.</summary>
    public static Place Own(string name) => new($"own:{name}");

    /// <summary>The post or attachment that the page belongs to; null when it belongs to none.</summary>
    public long? PostId
    {
        get
        {
            if (Kind is PlaceKind.Post or PlaceKind.History)
            {
                return Id;
            }

            var parts = _key?.Split(':');
            return parts is ["revision", var number, ..] && long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
    }

    public override string ToString() => Page == 1 ? Key : Invariant($"{Key} {Page}");

    private static string Text(string prefix, long id) => Invariant($"{prefix}{id}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
