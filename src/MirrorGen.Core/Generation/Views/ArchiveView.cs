using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>One page of an archive.</summary>
public sealed record ArchiveView
{
    /// <summary>In words, as in <c>Category</c>, <c>Tag</c>, <c>Author</c>, <c>Month</c>; empty for the list of the newest posts.</summary>
    public required string Label { get; init; }

    public required string Title { get; init; }

    /// <summary>Clean HTML; may be empty.</summary>
    public string DescriptionHtml { get; init; } = "";

    /// <summary>In the whole archive.</summary>
    public required int PostCount { get; init; }

    public bool OnePost => PostCount == 1;

    /// <summary>False for the front page, which the site's own title heads.</summary>
    public bool ShowTitle { get; init; } = true;

    public required ImmutableArray<PostSummaryView> Posts { get; init; }

    /// <summary>Terms below this one, or the months of a year.</summary>
    public ImmutableArray<LinkView> Children { get; init; } = [];

    public required int PageNumber { get; init; }

    public required int PageCount { get; init; }

    /// <summary>Empty when there is only one page.</summary>
    public ImmutableArray<PageNumberView> Pages { get; init; } = [];

    public string? NewerHref { get; init; }

    public string? OlderHref { get; init; }

    public string? FeedHref { get; init; }

    /// <summary>The author's own website.</summary>
    public LinkView? Website { get; init; }
}
