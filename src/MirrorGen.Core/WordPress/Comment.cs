namespace MirrorGen.WordPress;

/// <summary>An approved comment, pingback or trackback. Has no e-mail address and no IP: what is not here can't leak.</summary>
public sealed record Comment
{
    public required long Id { get; init; }

    /// <summary>The post, page or attachment that it is about.</summary>
    public required long PostId { get; init; }

    /// <summary>The comment that it answers; 0 for none. May dangle.</summary>
    public long ParentId { get; init; }

    /// <summary><c>comment</c>, <c>pingback</c> or <c>trackback</c>.</summary>
    public string Type { get; init; } = "comment";

    /// <summary>Plain text.</summary>
    public string AuthorName { get; init; } = "";

    /// <summary>The website that the commenter gave: <c>http</c> or <c>https</c> only.</summary>
    public Uri? AuthorUrl { get; init; }

    /// <summary>The blog's own author; 0 for a visitor.</summary>
    public long AuthorId { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>HTML as it was sent: hostile until cleaned.</summary>
    public string Html { get; init; } = "";

    /// <summary>On which page of its post's comments the blog showed it, where the blog divides them (<c>/name/comment-page-2/</c>); null where it does not.</summary>
    public int? Page { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }
}
