using System.Collections.Immutable;

namespace MirrorGen.Generation.Views;

/// <summary>What every page shows of the blog as a whole. All links are relative to the page that is being written.</summary>
public sealed record SiteView
{
    public required string Title { get; init; }

    public required string Tagline { get; init; }

    /// <summary>BCP 47, as in <c>en-US</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public required string Dir { get; init; }

    /// <summary>What leads from this page to the site's root: <c>../../</c>, or nothing. Put it in front of <c>assets/…</c>.</summary>
    public required string Root { get; init; }

    public required string HomeHref { get; init; }

    public required string AllPostsHref { get; init; }

    public required string TopicsHref { get; init; }

    public required string AboutHref { get; init; }

    /// <summary>The search page; a form that sends <c>s</c> there searches at once.</summary>
    public required string SearchHref { get; init; }

    public required string FeedHref { get; init; }

    public ImageView? Icon { get; init; }

    public ImageView? Logo { get; init; }

    /// <summary>The blog's main menu; its pages at the top where it tells of none.</summary>
    public ImmutableArray<MenuItemView> Menu { get; init; } = [];

    /// <summary>The address that the blog had.</summary>
    public required string OriginHref { get; init; }

    /// <summary>The same without <c>https://</c>, for people.</summary>
    public required string OriginName { get; init; }

    /// <summary>When the newest capture was taken. Every sync changes it: a page that shows it is rewritten by every sync; <c>assets/captured.js</c> is the way round that.</summary>
    public DateView? Captured { get; init; }
}

/// <param name="Title">Plain text.</param>
/// <param name="Href">Null for an item that only holds others.</param>
/// <param name="Current">Whether it leads to the page that is being written.</param>
/// <param name="Items">The items below it.</param>
public sealed record MenuItemView(string Title, string? Href, bool Current, ImmutableArray<MenuItemView> Items);

/// <summary>A day or moment.</summary>
/// <param name="Iso">For machines, as in <c>2024-05-31T08:00:00+09:30</c>.</param>
/// <param name="Text">For people: the day, as in <c>31 May 2024</c>.</param>
/// <param name="Time">For people: the time of day, as in <c>08:00</c>.</param>
public sealed record DateView(string Iso, string Text, string Time);

/// <param name="Text">Plain text.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Count">How many posts are there; null where that says nothing.</param>
public sealed record LinkView(string Text, string Href, int? Count = null);

/// <summary>A picture of the mirror, with the sizes that keep the text from jumping while it loads.</summary>
public sealed record ImageView
{
    public required string Src { get; init; }

    /// <summary>The copies in other sizes, in the form of the attribute; empty when there are none.</summary>
    public string Srcset { get; init; } = "";

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string Alt { get; init; } = "";

    /// <summary>Clean inline HTML.</summary>
    public string CaptionHtml { get; init; } = "";
}
