using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DiffPlex;

namespace MirrorGen.Generation.Revisions;

public enum ChangeKind
{
    Same,
    Added,
    Removed,
}

/// <param name="Kind">What became of the words.</param>
/// <param name="Text">The words with the white space after them.</param>
public sealed record Change(ChangeKind Kind, string Text);

/// <summary>A paragraph, heading or list, with what changed in it.</summary>
/// <param name="Kind"><see cref="ChangeKind.Same"/> when nothing did; added or removed when all of it was; null when words within it changed.</param>
/// <param name="Changes">In reading order.</param>
public sealed record ChangedBlock(ChangeKind? Kind, ImmutableArray<Change> Changes);

/// <summary>What changed between two texts, block by block and, within a block, word by word.</summary>
public sealed partial record WordDiff(ImmutableArray<ChangedBlock> Blocks, int WordsAdded, int WordsRemoved)
{
    // Two blocks that share less than this are not one block rewritten, they are one taken out and another put in.
    private const double Kinship = 0.25;

    public bool IsSame => WordsAdded == 0 && WordsRemoved == 0 && Blocks.All(block => block.Kind == ChangeKind.Same);

    public static WordDiff Between(string before, string after)
    {
        var old = Split(before);
        var now = Split(after);
        var blocks = ImmutableArray.CreateBuilder<ChangedBlock>();
        var at = 0;
        foreach (var change in Diff(old, now))
        {
            blocks.AddRange(now[at..change.NowStart].Select(text => Whole(ChangeKind.Same, text)));
            blocks.AddRange(Pair(old[change.OldStart..(change.OldStart + change.OldCount)], now[change.NowStart..(change.NowStart + change.NowCount)]));
            at = change.NowStart + change.NowCount;
        }

        blocks.AddRange(now[at..].Select(text => Whole(ChangeKind.Same, text)));
        return new(blocks.ToImmutable(), Count(blocks, ChangeKind.Added), Count(blocks, ChangeKind.Removed));
    }

    private static IEnumerable<ChangedBlock> Pair(string[] old, string[] now)
    {
        var paired = Math.Min(old.Length, now.Length);
        for (var i = 0; i < paired; i++)
        {
            var words = Words(old[i], now[i]);
            var same = words.Where(change => change.Kind == ChangeKind.Same).Sum(change => change.Text.Length);
            if (same >= Kinship * Math.Max(old[i].Length, now[i].Length))
            {
                yield return new(null, words);
            }
            else
            {
                yield return Whole(ChangeKind.Removed, old[i]);
                yield return Whole(ChangeKind.Added, now[i]);
            }
        }

        foreach (var text in old[paired..])
        {
            yield return Whole(ChangeKind.Removed, text);
        }

        foreach (var text in now[paired..])
        {
            yield return Whole(ChangeKind.Added, text);
        }
    }

    private static ImmutableArray<Change> Words(string before, string after)
    {
        var old = Tokens(before);
        var now = Tokens(after);
        var changes = ImmutableArray.CreateBuilder<Change>();
        var at = 0;
        foreach (var change in Join(Diff(old, now), now))
        {
            Add(ChangeKind.Same, now[at..change.NowStart]);
            Add(ChangeKind.Removed, old[change.OldStart..(change.OldStart + change.OldCount)]);
            Add(ChangeKind.Added, now[change.NowStart..(change.NowStart + change.NowCount)]);
            at = change.NowStart + change.NowCount;
        }

        Add(ChangeKind.Same, now[at..]);
        return changes.ToImmutable();

        void Add(ChangeKind kind, string[] words)
        {
            if (words.Length > 0)
            {
                changes.Add(new(kind, string.Concat(words)));
            }
        }
    }

    // Two changed words with nothing but a space between them are one change: “[-a bad][+the best] day”, not “[-a][+the] [-bad][+best] day”.
    private static IEnumerable<Span> Join(IEnumerable<Span> changes, string[] now)
    {
        Span? open = null;
        foreach (var change in changes)
        {
            if (open is { } last && now[last.NowEnd..change.NowStart].All(string.IsNullOrWhiteSpace))
            {
                open = last with { OldCount = change.OldStart + change.OldCount - last.OldStart, NowCount = change.NowEnd - last.NowStart };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = change;
        }

        if (open is { } rest)
        {
            yield return rest;
        }
    }

    private static IEnumerable<Span> Diff(string[] old, string[] now)
    {
        // DiffPlex compares what its chunker gives it, and it wants to cut a text itself; ours is cut already.
        var result = new Differ().CreateCustomDiffs("old", "now", ignoreWhiteSpace: false, ignoreCase: false, text => text == "old" ? old : now);
        return result.DiffBlocks.Select(block => new Span(block.DeleteStartA, block.DeleteCountA, block.InsertStartB, block.InsertCountB));
    }

    private static ChangedBlock Whole(ChangeKind kind, string text) => new(kind, [new(kind, text)]);

    private static int Count(IEnumerable<ChangedBlock> blocks, ChangeKind kind) =>
        blocks.SelectMany(block => block.Changes).Where(change => change.Kind == kind).Sum(change => Word().Count(Address().Replace(change.Text, "")));

    private static string[] Split(string text) => [.. BlankLines().Split(text.ReplaceLineEndings("\n").Trim()).Where(block => block.Trim().Length > 0)];

    private static string[] Tokens(string text) => [.. Token().Matches(text).Select(token => token.Value)];

    private readonly record struct Span(int OldStart, int OldCount, int NowStart, int NowCount)
    {
        public int NowEnd => NowStart + NowCount;
    }

    // The address in a link is no word that a reader reads.
    [GeneratedRegex(@"\(?https?://[^\s)]*\)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    // A word; the space after it; a sign; and, since Chinese and Japanese put no spaces between words, a letter of theirs.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]|[\p{L}\p{M}\p{N}_'’-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]]+|\s+|[^\p{L}\p{M}\p{N}\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]|[\p{L}\p{M}\p{N}_'’-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
