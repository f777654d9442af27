using System.Collections.Immutable;

namespace MirrorGen.Content;

/// <summary>What writing told of a content folder, as the folder stands now.</summary>
public sealed record ContentAccount
{
    /// <summary>Blocks that stayed HTML, shortcodes that nobody resolved, files that a person has edited or deleted: in order of their paths.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Type and ID of the posts whose text a person has edited.</summary>
    public required IReadOnlySet<(string Type, long Id)> Edited { get; init; }

    /// <summary>Texts that were converted, earlier versions of posts among them. What a person has edited since is theirs, and not counted here or below.</summary>
    public int Texts { get; init; }

    /// <summary>The paragraphs, headings, lists, tables … of these texts: a list or a table is one, with all that it holds.</summary>
    public long Blocks { get; init; }

    /// <summary>How many of the blocks hold HTML, because Markdown would have lost something.</summary>
    public long BlocksInHtml { get; init; }
}
