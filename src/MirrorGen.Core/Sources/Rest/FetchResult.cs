using System.Collections.Immutable;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>What a fetch came to.</summary>
public sealed record FetchResult
{
    /// <summary>The API's root, and in words how it was found.</summary>
    public required Uri Root { get; init; }

    public required string WayFound { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>One for each kind that was asked for in this run.</summary>
    public ImmutableArray<KindTotal> Totals { get; init; } = [];

    /// <summary>Objects new, changed, and fetched without a change.</summary>
    public KeepResult Changes { get; init; }

    /// <summary>Objects that got a tombstone.</summary>
    public int Deleted { get; init; }

    /// <summary>Files written into <c>media/</c> in this run, and files that could not be had.</summary>
    public int MediaFetched { get; init; }

    public int MediaMissing { get; init; }

    /// <summary>Requests made, retries included.</summary>
    public long Requests { get; init; }
}
