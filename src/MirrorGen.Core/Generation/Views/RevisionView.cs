using System.Collections.Immutable;
using MirrorGen.Generation.Revisions;

namespace MirrorGen.Generation.Views;

/// <summary>All known states of a post, newest first.</summary>
public sealed record HistoryView
{
    public required string PostTitleHtml { get; init; }

    public required string PostHref { get; init; }

    public required ImmutableArray<VersionView> Versions { get; init; }
}

/// <summary>One state of a post.</summary>
public sealed record VersionView
{
    /// <summary>In words, as in <c>Revision 12</c>, <c>Current version</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Null when the blog names the revision and did not hand it out.</summary>
    public string? Href { get; init; }

    public DateView? Date { get; init; }

    public LinkView? Author { get; init; }

    public bool IsCurrent { get; init; }

    public bool IsAutosave { get; init; }

    /// <summary>Seen by one of the mirror's own syncs; WordPress itself may not have kept it.</summary>
    public bool SeenBySync { get; init; }

    public int WordsAdded { get; init; }

    public int WordsRemoved { get; init; }

    /// <summary>The first known state: there is nothing to compare it with.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>A state of a post with its text and with what changed.</summary>
public sealed record RevisionView
{
    public required VersionView Version { get; init; }

    public required string PostTitleHtml { get; init; }

    public required string PostHref { get; init; }

    public required string HistoryHref { get; init; }

    /// <summary>Clean inline HTML.</summary>
    public required string TitleHtml { get; init; }

    /// <summary>Clean HTML.</summary>
    public required string Html { get; init; }

    /// <summary>Null for the first known state.</summary>
    public DiffView? SinceOlder { get; init; }

    public LinkView? Older { get; init; }

    public LinkView? Newer { get; init; }

    /// <summary>What changed from this state to the current one.</summary>
    public required DiffView ToCurrent { get; init; }

    public string? Dir { get; init; }
}

/// <summary>What changed between two states.</summary>
public sealed record DiffView
{
    public bool IsSame { get; init; }

    /// <summary>The words are the same, and their formatting, a link or a picture is not.</summary>
    public bool OnlyFormatting { get; init; }

    public int WordsAdded { get; init; }

    public int WordsRemoved { get; init; }

    /// <summary>Set when the title changed.</summary>
    public DiffBlockView? Title { get; init; }

    public ImmutableArray<DiffBlockView> Blocks { get; init; } = [];

    /// <param name="otherwiseSame">Whether nothing but words changed.</param>
    public static DiffView Of(WordDiff text, WordDiff title, bool otherwiseSame) => new()
    {
        IsSame = text.IsSame && title.IsSame && otherwiseSame,
        OnlyFormatting = text.IsSame && title.IsSame && !otherwiseSame,
        WordsAdded = text.WordsAdded + title.WordsAdded,
        WordsRemoved = text.WordsRemoved + title.WordsRemoved,
        Title = title.IsSame ? null : DiffBlockView.Of(new ChangedBlock(null, [.. title.Blocks.SelectMany(block => block.Changes)])),
        Blocks = DiffBlockView.Fold(text.Blocks),
    };
}

/// <summary>A paragraph of the diff, or a run of paragraphs that did not change.</summary>
public sealed record DiffBlockView
{
    public bool Added { get; init; }

    public bool Removed { get; init; }

    /// <summary>More than 0: this stands for that many paragraphs without a change, whose text is in <see cref="Words"/>.</summary>
    public int Unchanged { get; init; }

    public ImmutableArray<DiffWordsView> Words { get; init; } = [];

    public static DiffBlockView Of(ChangedBlock block) => new()
    {
        Added = block.Kind == ChangeKind.Added,
        Removed = block.Kind == ChangeKind.Removed,
        Words = [.. block.Changes.Select(change => new DiffWordsView(change.Kind == ChangeKind.Added, change.Kind == ChangeKind.Removed, change.Text))],
    };

    // One unchanged paragraph on each side of a change tells where it stands; longer runs are folded.
    public static ImmutableArray<DiffBlockView> Fold(ImmutableArray<ChangedBlock> blocks)
    {
        var views = ImmutableArray.CreateBuilder<DiffBlockView>();
        for (var start = 0; start < blocks.Length;)
        {
            var end = start;
            while (end < blocks.Length && blocks[end].Kind == ChangeKind.Same)
            {
                end++;
            }

            if (end == start)
            {
                views.Add(Of(blocks[start++]));
                continue;
            }

            var head = start == 0 ? 0 : 1;
            var tail = end == blocks.Length ? 0 : 1;
            var folded = end - start - head - tail;
            if (folded < 2)
            {
                views.AddRange(blocks[start..end].Select(Of));
            }
            else
            {
                views.AddRange(blocks[start..(start + head)].Select(Of));
                views.Add(new() { Unchanged = folded, Words = [new(false, false, string.Join("\n\n", blocks[(start + head)..(end - tail)].Select(block => block.Changes[0].Text)))] });
                views.AddRange(blocks[(end - tail)..end].Select(Of));
            }

            start = end;
        }

        return views.ToImmutable();
    }
}

/// <param name="Added">Whether the words came in.</param>
/// <param name="Removed">Whether the words went.</param>
/// <param name="Text">Plain text with its line breaks, as readers saw it.</param>
public sealed record DiffWordsView(bool Added, bool Removed, string Text);
