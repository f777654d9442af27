using MirrorGen.Generation.Addresses;
using MirrorGen.WordPress;

namespace MirrorGen.Generation;

public enum ArchiveKind
{
    Posts,
    PostType,
    Term,
    Author,
    Format,
    Year,
    Month,
    Day,
}

/// <summary>A list of posts at an address of the blog: the newest posts, a category, a month.</summary>
public sealed record Archive
{
    public required Place Place { get; init; }

    public required ArchiveKind Kind { get; init; }

    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Where the blog had it: a path below its front page (<c>2024/05/</c>), or a query (<c>?m=202405</c>).</summary>
    public required string Original { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public required PostList Posts { get; init; }

    public required int PageCount { get; init; }

    public Term? Term { get; init; }

    public Author? Author { get; init; }

    public PostType? Type { get; init; }

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Description => Term?.Description ?? Author?.Description ?? "";
}
