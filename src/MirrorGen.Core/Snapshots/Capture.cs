namespace MirrorGen.Snapshots;

/// <summary>What an object of a blog is: the family decides how it is read, the type says which of the family.</summary>
/// <param name="Family"><c>site</c> (the API's root document), <c>type</c>, <c>taxonomy</c>, <c>post</c>, <c>term</c>, <c>user</c>, <c>comment</c>, <c>revision</c>, <c>menu</c>, <c>menu-item</c>, <c>page</c> (HTML: kept as evidence, such as the front page, or because nothing else tells what stands there), <c>redirect</c> (where an address that no object has leads: <c>from</c>, <c>to</c>, <c>status</c>).</param>
/// <param name="Type">The post type's or taxonomy's slug for posts, terms and revisions (of the parent); otherwise empty. Attachments are <c>post:attachment</c>.</param>
public readonly record struct CaptureKind(string Family, string Type = "")
{
    public static CaptureKind Site => new("site");

    public static CaptureKind PostType => new("type");

    public static CaptureKind Taxonomy => new("taxonomy");

    public static CaptureKind User => new("user");

    public static CaptureKind Comment => new("comment");

    public static CaptureKind Menu => new("menu");

    public static CaptureKind MenuItem => new("menu-item");

    public static CaptureKind Page => new("page");

    public static CaptureKind Redirect => new("redirect");

    public static CaptureKind Attachment => Post("attachment");

    public static CaptureKind Post(string type) => new("post", type);

    public static CaptureKind Term(string taxonomy) => new("term", taxonomy);

    public static CaptureKind Revision(string parentType) => new("revision", parentType);

    /// <summary>As it is written in the snapshot: <c>post:recipe</c>, <c>comment</c>.</summary>
    public override string ToString() => Type.Length == 0 ? Family : $"{Family}:{Type}";

    public static CaptureKind Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(text) : new(text[..colon], text[(colon + 1)..]);
    }
}

/// <summary>One object of the blog, kept exactly as it was sent, with where and when.</summary>
public sealed record Capture
{
    public required CaptureKind Kind { get; init; }

    /// <summary>The object's ID within its kind, in decimal; the slug for types and taxonomies; the address for redirects and for pages that only their HTML tells of; empty for the site.</summary>
    public required string Id { get; init; }

    /// <summary>The request that it came from, without credentials.</summary>
    public required Uri Url { get; init; }

    /// <summary>The bytes of this object as they were sent: usually JSON in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}

/// <summary>An object with every version of it that was ever seen.</summary>
/// <param name="Versions">Oldest first; never empty.</param>
/// <param name="DeletedAt">When a sync found it gone from the origin; null while it is there.</param>
public sealed record CapturedObject(IReadOnlyList<Capture> Versions, DateTimeOffset? DeletedAt)
{
    public Capture Latest => Versions[^1];
}
