using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>
/// A WordPress blog as its readers knew it: public things only. The same blog comes out of a snapshot and out of
/// <c>content/</c>, so everything after it is one code path.
/// </summary>
public sealed record Blog
{
    /// <summary>WordPress's <c>home</c>: the address of the front page, with the subdirectory if there is one, ending in <c>/</c>.</summary>
    public required Uri Home { get; init; }

    /// <summary>The site title as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The tagline as plain text.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>BCP 47 language of the blog, when it is known.</summary>
    public string? Language { get; init; }

    /// <summary>IANA name, as in <c>Australia/Adelaide</c>, when the blog says it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The page shown as front page; null when the front page lists the posts.</summary>
    public long? FrontPageId { get; init; }

    /// <summary>The page under whose address the posts are listed, when the front page is a page.</summary>
    public long? PostsPageId { get; init; }

    /// <summary>Posts a page of an archive; WordPress's default is 10.</summary>
    public int PostsPerPage { get; init; } = 10;

    /// <summary>Attachment IDs of icon and logo.</summary>
    public long? IconId { get; init; }

    public long? LogoId { get; init; }

    /// <summary>When the newest capture was taken; the provenance line of the site shows it. UTC.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    public ImmutableArray<PostType> PostTypes { get; init; } = [];

    public ImmutableArray<Taxonomy> Taxonomies { get; init; } = [];

    /// <summary>Posts of every type but attachments, in order of type and ID.</summary>
    public ImmutableArray<Post> Posts { get; init; } = [];

    public LaidList<Attachment> Attachments { get; init; } = [];

    public ImmutableArray<Term> Terms { get; init; } = [];

    public ImmutableArray<Author> Authors { get; init; } = [];

    public Comments Comments { get; init; } = [];

    public ImmutableArray<Menu> Menus { get; init; } = [];

    /// <summary>The files in <c>media/</c>.</summary>
    public LaidList<MediaFile> MediaFiles { get; init; } = [];

    /// <summary>This blog with a person's edits in their places, and with what they wrote themselves.</summary>
    public Blog With(Blog edits)
    {
        var edited = edits.Posts.Select(post => (post.Type, post.Id)).ToHashSet();
        return this with
        {
            Posts = [.. Posts.Where(post => !edited.Contains((post.Type, post.Id))).Concat(edits.Posts).OrderBy(post => post.Type, StringComparer.Ordinal).ThenBy(post => post.Id)],
            Terms = [.. Terms, .. edits.Terms.Where(term => term.Id < 0)],
            Authors = [.. Authors, .. edits.Authors.Where(author => author.Id < 0)],
        };
    }
}

/// <summary>A kind of post, as <c>/wp/v2/types</c> lists it: <c>post</c>, <c>page</c>, <c>recipe</c>. A type is data, never code.</summary>
public sealed record PostType
{
    public required string Slug { get; init; }

    /// <summary>The plural name shown to people.</summary>
    public required string Name { get; init; }

    public bool Hierarchical { get; init; }

    /// <summary>The path of the type's own archive without slashes at its ends, such as <c>recipes</c>; null when it has none.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>Slugs of the taxonomies that order posts of this type.</summary>
    public ImmutableArray<string> Taxonomies { get; init; } = [];

    /// <summary>The collection's name in the REST API, which may differ from the slug.</summary>
    public string? RestBase { get; init; }

    /// <summary>Usually <c>wp/v2</c>.</summary>
    public string? RestNamespace { get; init; }
}

/// <summary>A way of ordering posts, as <c>/wp/v2/taxonomies</c> lists it: <c>category</c>, <c>post_tag</c>, <c>cuisine</c>.</summary>
public sealed record Taxonomy
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public bool Hierarchical { get; init; }

    /// <summary>Slugs of the post types that it orders.</summary>
    public ImmutableArray<string> PostTypes { get; init; } = [];

    public string? RestBase { get; init; }

    public string? RestNamespace { get; init; }
}

/// <summary>A category, tag or term of a custom taxonomy.</summary>
public sealed record Term
{
    public required string Taxonomy { get; init; }

    public required long Id { get; init; }

    /// <summary>As WordPress keeps it: percent-encoded where it is not ASCII.</summary>
    public required string Slug { get; init; }

    /// <summary>Plain text.</summary>
    public required string Name { get; init; }

    /// <summary>HTML as it was sent: hostile until cleaned.</summary>
    public string Description { get; init; } = "";

    /// <summary>The parent term's ID; 0 when it stands at the top. May dangle or, in damaged blogs, run in a circle.</summary>
    public long ParentId { get; init; }

    /// <summary>Null when the source did not tell.</summary>
    public Permalink? Permalink { get; init; }

    /// <summary>When a sync found it gone from the origin.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>Someone who has written posts.</summary>
public sealed record Author
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>The display name as plain text.</summary>
    public required string Name { get; init; }

    /// <summary>HTML as it was sent: hostile until cleaned.</summary>
    public string Description { get; init; } = "";

    /// <summary>The author's own website.</summary>
    public Uri? Website { get; init; }

    public Permalink? Permalink { get; init; }
}

/// <summary>A menu with its tree of items.</summary>
public sealed record Menu
{
    public required string Name { get; init; }

    /// <summary>The theme's places where it is shown, such as <c>primary</c>.</summary>
    public ImmutableArray<string> Locations { get; init; } = [];

    public ImmutableArray<MenuItem> Items { get; init; } = [];
}

/// <summary>One line of a menu.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Url">Absolute; null for an item that only holds others.</param>
/// <param name="Children">The items below it.</param>
public sealed record MenuItem(string Title, Uri? Url, ImmutableArray<MenuItem> Children);
