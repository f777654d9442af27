using System.Globalization;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Addresses;

/// <summary>
/// The name of one page of the site, whatever its address will be: <c>post:30</c>, the second page of <c>term:category:8</c>, <c>archive:2024/05</c>.
/// <see cref="AddressMap"/> knows the address.
/// </summary>
/// <param name="Key">What it shows.</param>
/// <param name="Page">Counted from 1: the page of an archive, or of a post that its author divided.</param>
public readonly record struct Place(string Key, int Page = 1)
{
    /// <summary>The list of the newest posts: usually the front page.</summary>
    public static Place Posts => new("posts");

    public static Place NotFound => new("404");

    public static Place Of(Post post) => new(Invariant($"post:{post.Id}"));

    public static Place Of(Attachment attachment) => new(Invariant($"post:{attachment.Id}"));

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
    public static Place CommentFeed(Place post) => new($"comment-feed:{post.Key}");

    /// <summary>The same feed under the one name that every host shows for a folder.</summary>
    public static Place FeedAsPage(Place feed) => new($"page:{feed.Key}");

    /// <summary>The address of one page of a post's comments, for blogs that divide them.</summary>
    public static Place CommentPage(Place post, int page) => new($"comment-page:{post.Key}", page);

    /// <summary>The text of a post in Markdown.</summary>
    public static Place Source(Post post) => new(Invariant($"source:{post.Id}"));

    /// <summary>The list of a post's revisions.</summary>
    public static Place History(Post post) => new(Invariant($"history:{post.Id}"));

    public static Place Of(Post post, Revision revision) => new(Invariant($"revision:{post.Id}:{revision.Origin}:{revision.Id}"));

    /// <summary>A page of our own that the blog never had, such as <c>about-this-mirror</c>.</summary>
    public static Place Own(string name) => new($"own:{name}");

    /// <summary>The post or attachment that the page belongs to; null when it belongs to none.</summary>
    public long? PostId
    {
        get
        {
            var parts = Key.Split(':');
            return parts[0] is "post" or "history" or "revision" && long.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
