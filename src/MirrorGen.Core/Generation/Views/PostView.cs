using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>A post of any type as lists show it.</summary>
public record PostSummaryView
{
    public required long Id { get; init; }

    /// <summary>The slug of its post type.</summary>
    public required string Type { get; init; }

    /// <summary>The post format: <c>standard</c>, <c>aside</c> …</summary>
    public required string Format { get; init; }

    /// <summary>Plain text; never empty: an untitled post goes by its date.</summary>
    public required string Title { get; init; }

    /// <summary>Clean inline HTML; never empty.</summary>
    public required string TitleHtml { get; init; }

    public required string Href { get; init; }

    public DateView? Published { get; init; }

    /// <summary>Set when it was changed on a later day than it was published.</summary>
    public DateView? Updated { get; init; }

    public LinkView? Author { get; init; }

    /// <summary>Plain text; may be empty.</summary>
    public string Excerpt { get; init; } = "";

    public ImageView? Image { get; init; }

    /// <summary>The categories, or the terms of the first hierarchical taxonomy.</summary>
    public ImmutableArray<LinkView> Categories { get; init; } = [];

    public int CommentCount { get; init; }

    public bool OneComment => CommentCount == 1;

    public bool Sticky { get; init; }

    /// <summary>The text was protected by a password, so it is not here.</summary>
    public bool Protected { get; init; }

    /// <summary>The original's API did not show it, so it was read from the page itself.</summary>
    public bool KeptFromPage { get; init; }

    /// <summary>When the mirror found it gone from the origin; null while it was there.</summary>
    public DateView? Deleted { get; init; }

    /// <summary>The direction of its text, where it differs from the site's: <c>rtl</c>, <c>ltr</c>; otherwise null.</summary>
    public string? Dir { get; init; }

    /// <summary>The language of its text where letters show it beyond doubt; otherwise null.</summary>
    public string? Language { get; init; }
}

/// <summary>A post of any type with its text, for its own page.</summary>
public sealed record PostView : PostSummaryView
{
    /// <summary>Clean HTML with the site's links.</summary>
    public required string Html { get; init; }

    /// <summary>Terms by taxonomy, in the order of the blog's taxonomies; taxonomies without a term are left out.</summary>
    public ImmutableArray<TaxonomyView> Taxonomies { get; init; } = [];

    /// <summary>Top-level comments, oldest first, with their replies.</summary>
    public ImmutableArray<CommentView> Comments { get; init; } = [];

    /// <summary>Pingbacks and trackbacks.</summary>
    public ImmutableArray<CommentView> Pings { get; init; } = [];

    public LinkView? OlderPost { get; init; }

    public LinkView? NewerPost { get; init; }

    public bool HasNeighbours => OlderPost is not null || NewerPost is not null;

    /// <summary>Pages below this one.</summary>
    public ImmutableArray<LinkView> Children { get; init; } = [];

    /// <summary>The parts of a post that its author divided; empty when it was not.</summary>
    public ImmutableArray<PageNumberView> Pages { get; init; } = [];

    /// <summary>Null when no earlier state is known.</summary>
    public LinkView? History { get; init; }

    /// <summary>Its text in Markdown; null when it is protected.</summary>
    public string? SourceHref { get; init; }

    /// <summary>The address that it had at the origin.</summary>
    public required string OriginHref { get; init; }

    /// <summary>The same for people: <c>東京</c>, not <c>%E6%9D%B1…</c>.</summary>
    public required string OriginText { get; init; }
}

/// <param name="Name">Of the taxonomy, as in <c>Categories</c>.</param>
/// <param name="Slug">Of the taxonomy, as in <c>post_tag</c>.</param>
/// <param name="Terms">The post's terms in it.</param>
public sealed record TaxonomyView(string Name, string Slug, ImmutableArray<LinkView> Terms);

/// <param name="Number">Counted from 1; 0 stands for a gap in a long row.</param>
/// <param name="Href">Null for the gap.</param>
/// <param name="Current">Whether it is the page that is being written.</param>
public sealed record PageNumberView(int Number, string? Href, bool Current);

/// <summary>A comment with what answers it.</summary>
public sealed record CommentView
{
    public required long Id { get; init; }

    public required string Author { get; init; }

    /// <summary>The website that the commenter gave; null for none.</summary>
    public string? AuthorHref { get; init; }

    /// <summary>Whether it was written by the author of the post.</summary>
    public bool ByPostAuthor { get; init; }

    public DateView? Published { get; init; }

    /// <summary>Clean HTML.</summary>
    public required string Html { get; init; }

    /// <summary>When the mirror found it gone from the origin.</summary>
    public DateView? Deleted { get; init; }

    public ImmutableArray<CommentView> Replies { get; init; } = [];
}
