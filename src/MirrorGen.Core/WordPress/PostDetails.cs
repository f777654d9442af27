using System.Collections.Immutable;

namespace MirrorGen.WordPress;

/// <summary>What a <see cref="Post"/> says of itself at length, or seldom: what no list is ordered or chosen by.</summary>
internal sealed record PostDetails
{
    private readonly LaidRevisions? _laidRevisions;
    private readonly ImmutableArray<Revision> _revisions = [];

    public static PostDetails None { get; } = new();

    public string Slug { get; init; } = "";

    public Permalink? Permalink { get; init; }

    public ImmutableArray<Permalink> FormerPermalinks { get; init; } = [];

    public string Guid { get; init; } = "";

    public string Title { get; init; } = "";

    public Body Excerpt { get; init; } = Body.None;

    public Body Body { get; init; } = Body.Empty;

    public DateTimeOffset? Modified { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public long FeaturedMediaId { get; init; }

    public string Format { get; init => field = string.Intern(value); } = "standard";

    public ImmutableSortedDictionary<string, ImmutableArray<long>> TermIds { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal);

    /// <summary>A post may have hundreds, of which nobody knows who asks for its title: they are read when somebody asks for them.</summary>
    public ImmutableArray<Revision> Revisions
    {
        get => _laidRevisions is { } laid ? laid.Read() : _revisions;
        init => (_revisions, _laidRevisions) = (value, null);
    }

    public LaidRevisions? LaidRevisions
    {
        get => _laidRevisions;
        init => (_revisions, _laidRevisions) = ([], value);
    }

    public bool Equals(PostDetails? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Slug == other.Slug && Permalink == other.Permalink && FormerPermalinks.SequenceEqual(other.FormerPermalinks) && Guid == other.Guid && Title == other.Title
            && Excerpt == other.Excerpt && Body == other.Body && Modified == other.Modified && DeletedAt == other.DeletedAt && FeaturedMediaId == other.FeaturedMediaId
            && Format == other.Format && Revisions.SequenceEqual(other.Revisions)
            && TermIds.Count == other.TermIds.Count && TermIds.Zip(other.TermIds).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.SequenceEqual(pair.Second.Value)));

    public override int GetHashCode() => HashCode.Combine(Slug, Permalink, Title);
}

/// <summary>Revisions that wait on a shelf.</summary>
internal sealed record LaidRevisions(PostShelf Shelf, long At)
{
    public ImmutableArray<Revision> Read() => Shelf.ReadRevisions(At);
}
