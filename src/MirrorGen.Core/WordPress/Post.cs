using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>A public post of any type: a post, a page, a recipe. Attachments are <see cref="Attachment"/>.</summary>
public sealed record Post
{
    /// <summary>The slug of its <see cref="PostType"/>.</summary>
    // One string for all posts that have the same.
    public required string Type { get; init => field = string.Intern(value); }

    public required long Id { get; init; }

    /// <summary>As WordPress keeps it: percent-encoded where it is not ASCII. May be empty.</summary>
    public required string Slug { get; init; }

    public required Permalink Permalink { get; init; }

    /// <summary>Addresses that it had before a sync saw it move, oldest first.</summary>
    public ImmutableArray<Permalink> FormerPermalinks { get; init; } = [];

    /// <summary>WordPress's <c>guid</c>, byte for byte: feeds identify the post by it. Not always an address.</summary>
    public string Guid { get; init; } = "";

    /// <summary>HTML with entities and inline tags as it was sent: hostile until cleaned. May be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>HTML as it was sent: hostile until cleaned.</summary>
    public Body Excerpt { get; init; } = Body.None;

    public Body Body { get; init; } = Body.Empty;

    /// <summary>In the blog's local time with its offset from UTC. Null for the zero dates of damaged posts.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>0 when it has none; may dangle.</summary>
    public long AuthorId { get; init; }

    /// <summary>The attachment ID of the featured image; 0 when it has none; may dangle.</summary>
    public long FeaturedMediaId { get; init; }

    /// <summary>The parent post's ID; 0 when it stands at the top. May dangle or, in damaged blogs, run in a circle.</summary>
    public long ParentId { get; init; }

    public int MenuOrder { get; init; }

    public bool Sticky { get; init; }

    /// <summary>The post format: <c>standard</c>, <c>aside</c>, <c>gallery</c> …</summary>
    public string Format { get; init => field = string.Intern(value); } = "standard";

    /// <summary>Term IDs by taxonomy slug.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<long>> TermIds { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal);

    /// <summary>Protected by a password: the text is not public, so <see cref="Body"/> is empty; title and address are.</summary>
    public bool PasswordProtected { get; init; }

    /// <summary>The API does not show it: what is known of it was read from the page itself.</summary>
    public bool KeptFromPage { get; init; }

    /// <summary>Newest first. Some may be known but not captured.</summary>
    public ImmutableArray<Revision> Revisions { get; init; } = [];

    /// <summary>When a sync found it gone from the origin; its page stays, with a notice.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>An earlier state of a post.</summary>
public sealed record Revision
{
    /// <summary>WordPress's ID of the revision; for a version seen by our own syncs, its number within the post, counted from 1.</summary>
    public required long Id { get; init; }

    public required RevisionOrigin Origin { get; init; }

    /// <summary>False when the blog names the revision and does not hand it out without a login.</summary>
    public bool Captured { get; init; } = true;

    /// <summary>0 when it is not known.</summary>
    public long AuthorId { get; init; }

    /// <summary>When it was written; for a version seen by our own syncs, the post's <c>modified</c> then.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>HTML: hostile until cleaned.</summary>
    public string Title { get; init; } = "";

    public Body Body { get; init; } = Body.Empty;
}

public enum RevisionOrigin
{
    /// <summary>WordPress keeps it; read with a login.</summary>
    WordPress,

    /// <summary>WordPress's autosave of somebody's unfinished edit.</summary>
    Autosave,

    /// <summary>The state in which one of our own earlier syncs saw the post.</summary>
    Sync,
}

public enum BodyFormat
{
    /// <summary>HTML as WordPress rendered it: hostile until cleaned.</summary>
    Html,

    /// <summary>The Markdown that Conversion writes: CommonMark, GFM, footnotes, definition lists, sanitised HTML.</summary>
    Markdown,
}

/// <summary>
/// A long text that is read when somebody asks for it, so that a blog of any size fits into memory.
/// Each call to <see cref="Read"/> may go to the disk: hold on to what it returns no longer than needed.
/// </summary>
public sealed class Body
{
    private readonly Func<string> _read;

    public Body(BodyFormat format, Func<string> read)
    {
        Format = format;
        _read = read;
    }

    public static Body Empty { get; } = Markdown("");

    /// <summary>No HTML.</summary>
    public static Body None { get; } = Html("");

    public BodyFormat Format { get; }

    /// <summary>HTML that waits on the shelf until it is read.</summary>
    public static Body Html(string html, Shelf shelf) => html.Length == 0 ? None : new(BodyFormat.Html, shelf.Put(html));

    public static Body Html(string html) => new(BodyFormat.Html, () => html);

    public static Body Markdown(string markdown) => new(BodyFormat.Markdown, () => markdown);

    public string Read() => _read();
}
