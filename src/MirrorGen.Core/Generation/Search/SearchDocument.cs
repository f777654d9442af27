using System.Collections.Immutable;
using MirrorGen.WordPress;

namespace MirrorGen.Generation.Search;

/// <summary>Something that can be found.</summary>
public sealed record SearchDocument
{
    /// <summary>The file of the site that is shown.</summary>
    public required SitePath Page { get; init; }

    /// <summary>Plain text.</summary>
    public required string Title { get; init; }

    /// <summary>For people; empty when it is not known.</summary>
    public string Date { get; init; } = "";

    /// <summary>Names of categories, tags and the like, and of the author.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Plain text; read once, when its turn comes.</summary>
    public required Func<string> ReadText { get; init; }
}
