namespace MirrorGen.WordPress;

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
