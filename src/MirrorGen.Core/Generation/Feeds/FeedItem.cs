using System.Collections.Immutable;

namespace MirrorGen.Generation.Feeds;

/// <summary>What a feed says about a post or comment, whatever the feed's format.</summary>
internal sealed record FeedItem
{
    /// <summary>As the blog's own feed gave it, so that readers don't show the item as new. Not always an address.</summary>
    public required string Guid { get; init; }

    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute.</summary>
    public required string Link { get; init; }

    public required DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string Author { get; init; } = "";

    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Plain text.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Clean HTML with absolute links.</summary>
    public string Html { get; init; } = "";
}

/// <summary>A feed without its format.</summary>
internal sealed record Feed
{
    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The page that the feed goes with; absolute.</summary>
    public required string Link { get; init; }

    /// <summary>The feed itself; absolute.</summary>
    public required string Self { get; init; }

    public string? Language { get; init; }

    public required ImmutableArray<FeedItem> Items { get; init; }
}
