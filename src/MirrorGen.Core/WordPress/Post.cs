using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>
/// A public post of any type: a post, a page, a recipe. Attachments are <see cref="Attachment"/>. A blog may have any number of posts, so one that was read is
/// <see cref="LaidOn">laid on a shelf</see>: in memory is what lists are ordered and chosen by, and the rest is read when somebody asks for it, in a microsecond or
/// two. Equal are two that say the same of themselves, their texts read from the same place.
/// </summary>
public sealed record Post
{
    // One of the two: what it says at length, or where that lies.
    private readonly PostDetails? _details = PostDetails.None;
    private readonly PostShelf? _shelf;
    private readonly long _at;

    // A third of what a DateTimeOffset? takes.
    private readonly long _published = -1;
    private readonly short _publishedOffset;
    private readonly bool _isDeleted;

    /// <summary>The slug of its <see cref="PostType"/>.</summary>
    // One string for all posts that have the same.
    public required string Type { get; init => field = string.Intern(value); }

    public required long Id { get; init; }

    /// <summary>As WordPress keeps it: percent-encoded where it is not ASCII. May be empty.</summary>
    public required string Slug
    {
        get => Details.Slug;
        init => Details = Details with { Slug = value };
    }

    public required Permalink Permalink
    {
        get => Details.Permalink!;
        init => Details = Details with { Permalink = value };
    }

    /// <summary>Addresses that it had before a sync saw it move, oldest first.</summary>
    public ImmutableArray<Permalink> FormerPermalinks
    {
        get => Details.FormerPermalinks;
        init => Details = Details with { FormerPermalinks = value };
    }

    /// <summary>WordPress's <c>guid</c>, byte for byte: feeds identify the post by it. Not always an address.</summary>
    public string Guid
    {
        get => Details.Guid;
        init => Details = Details with { Guid = value };
    }

    /// <summary>HTML with entities and inline tags as it was sent: hostile until cleaned. May be empty.</summary>
    public string Title
    {
        get => Details.Title;
        init => Details = Details with { Title = value };
    }

    /// <summary>HTML as it was sent: hostile until cleaned.</summary>
    public Body Excerpt
    {
        get => Details.Excerpt;
        init => Details = Details with { Excerpt = value };
    }

    public Body Body
    {
        get => Details.Body;
        init => Details = Details with { Body = value };
    }

    /// <summary>In the blog's local time with its offset from UTC. Null for the zero dates of damaged posts.</summary>
    public DateTimeOffset? Published
    {
        get => _published < 0 ? null : new DateTimeOffset(_published, TimeSpan.FromMinutes(_publishedOffset));
        init => (_published, _publishedOffset) = value is { } time ? (time.Ticks, (short)time.TotalOffsetMinutes) : (-1, (short)0);
    }

    public DateTimeOffset? Modified
    {
        get => Details.Modified;
        init => Details = Details with { Modified = value };
    }

    /// <summary>0 when it has none; may dangle.</summary>
    public long AuthorId { get; init; }

    /// <summary>The attachment ID of the featured image; 0 when it has none; may dangle.</summary>
    public long FeaturedMediaId
    {
        get => Details.FeaturedMediaId;
        init => Details = Details with { FeaturedMediaId = value };
    }

    /// <summary>The parent post's ID; 0 when it stands at the top. May dangle or, in damaged blogs, run in a circle.</summary>
    public long ParentId { get; init; }

    public int MenuOrder { get; init; }

    public bool Sticky { get; init; }

    /// <summary>The post format: <c>standard</c>, <c>aside</c>, <c>gallery</c> …</summary>
    public string Format
    {
        get => Details.Format;
        init => Details = Details with { Format = value };
    }

    /// <summary>Term IDs by taxonomy slug.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<long>> TermIds
    {
        get => Details.TermIds;
        init => Details = Details with { TermIds = value };
    }

    /// <summary>Protected by a password: the text is not public, so <see cref="Body"/> is empty; title and address are.</summary>
    public bool PasswordProtected { get; init; }

    /// <summary>The API does not show it: what is known of it was read from the page itself.</summary>
    public bool KeptFromPage { get; init; }

    /// <summary>Newest first. Some may be known but not captured.</summary>
    public ImmutableArray<Revision> Revisions
    {
        get => Details.Revisions;
        init => Details = Details with { Revisions = value };
    }

    /// <summary>When a sync found it gone from the origin; its page stays, with a notice.</summary>
    public DateTimeOffset? DeletedAt
    {
        get => _isDeleted ? Details.DeletedAt : null;
        init => (_isDeleted, Details) = (value is not null, Details with { DeletedAt = value });
    }

    // What is changed in a post that lies on a shelf is held again.
    private PostDetails Details
    {
        get => _details ?? _shelf!.ReadPost(_at);
        init => (_details, _shelf, _at) = (value, null, 0);
    }

    private (PostShelf Shelf, long At) Place
    {
        init => (_details, _shelf, _at) = (null, value.Shelf, value.At);
    }

    /// <summary>The same post, of which no more than a hundred bytes stay in memory.</summary>
    /// <exception cref="IOException">The disk with the temporary files is full.</exception>
    internal Post LaidOn(PostShelf shelf) => _details is { } details ? this with { Place = (shelf, shelf.Put(details)) } : this;

    public bool Equals(Post? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Id == other.Id && Type == other.Type && _published == other._published && _publishedOffset == other._publishedOffset && AuthorId == other.AuthorId
            && ParentId == other.ParentId && MenuOrder == other.MenuOrder && Sticky == other.Sticky && PasswordProtected == other.PasswordProtected && KeptFromPage == other.KeptFromPage
            && ((_shelf is not null && _shelf == other._shelf && _at == other._at) || Details.Equals(other.Details)));

    public override int GetHashCode() => HashCode.Combine(Type, Id);
}
