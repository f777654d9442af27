using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>What the page's frame needs to know of the page: its head, its breadcrumbs, its neighbours.</summary>
public sealed record PageView
{
    /// <summary>The name of the template's family, for the style: <c>single</c>, <c>archive</c>, <c>revision</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>Plain text, without the site's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the browser shows on its tab: the title with the site's.</summary>
    public string WindowTitle { get; init; } = "";

    /// <summary>Plain text; empty when there is nothing to say.</summary>
    public string Description { get; init; } = "";

    /// <summary>The absolute address of the page where the site is published, or of the original when that is not known. Null for pages that search engines should leave out.</summary>
    public string? Canonical { get; init; }

    /// <summary>The site's language, or the text's own when that shows.</summary>
    public string? Language { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>: the frame's direction.</summary>
    public string? Dir { get; init; }

    /// <summary>Whether it is the site's front page, to which old addresses such as <c>/?p=30</c> lead.</summary>
    public bool IsFront { get; init; }

    public string? PreviousHref { get; init; }

    public string? NextHref { get; init; }

    /// <summary>The path from the front page down to here, this page left out.</summary>
    public ImmutableArray<LinkView> Breadcrumbs { get; init; } = [];

    /// <summary>Feeds that belong to this page, besides the site's own.</summary>
    public ImmutableArray<LinkView> Feeds { get; init; } = [];

    /// <summary><c>article</c> or <c>website</c>, for those who show a link to it (https://ogp.me).</summary>
    public string OpenGraphType { get; init; } = "website";

    /// <summary>Absolute; null when there is none.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>For articles.</summary>
    public DateView? Published { get; init; }

    public DateView? Modified { get; init; }

    /// <summary>schema.org in JSON-LD, safe inside a script element; empty when there is none.</summary>
    public string StructuredData { get; init; } = "";

    /// <summary>Whether search engines should leave the page out.</summary>
    public bool NoIndex { get; init; }
}
