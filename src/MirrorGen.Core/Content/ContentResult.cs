using System.Collections.Immutable;

namespace MirrorGen.Content;

/// <summary>What writing the content folder came to.</summary>
public sealed record ContentResult
{
    /// <summary>Files that are new or say something new.</summary>
    public int Written { get; init; }

    /// <summary>Files that already said what they should, and were not touched.</summary>
    public int Unchanged { get; init; }

    /// <summary>Files that a person has changed, and that were kept as they are.</summary>
    public int Edited { get; init; }

    /// <summary>Files of ours whose object is no longer part of the blog.</summary>
    public int Removed { get; init; }

    /// <summary>Blocks that stand in the Markdown as sanitised HTML, because Markdown would have lost something.</summary>
    public int Fallbacks { get; init; }

    /// <summary>What a person should know of the folder. Gathered when somebody asks: of a large blog it is long, and the report gathers it anew.</summary>
    public ImmutableArray<Finding> Findings => FindingsWhenAsked();

    internal Func<ImmutableArray<Finding>> FindingsWhenAsked { private get; init; } = () => [];
}
