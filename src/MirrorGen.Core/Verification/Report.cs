using System.Collections.Immutable;

namespace MirrorGen.Verification;

/// <summary>The answer to the owner's question: could the original disappear now?</summary>
public enum Verdict
{
    /// <summary>Yes: everything that the blog gave out is here, and all of it holds together.</summary>
    Complete,

    /// <summary>Nothing is wrong, but nobody told how much there should be, so nothing is proven.</summary>
    Unproven,

    /// <summary>Not without loss: the findings name what would be gone.</summary>
    Losses,

    /// <summary>No: the archive itself is wrong.</summary>
    Damaged,
}

/// <summary>What was captured, what was not, why, and the verdict. The schema of <c>report.json</c> is told in <c>docs/report.md</c>.</summary>
public sealed record Report
{
    /// <summary>Counts up when a member changes its meaning or goes; new members alone leave it.</summary>
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required Verdict Verdict { get; init; }

    /// <summary>The verdict in words: could the original disappear now?</summary>
    public required string Answer { get; init; }

    /// <summary>Why, in one or two sentences.</summary>
    public required string Because { get; init; }

    /// <summary>The version of the program that checked.</summary>
    public required string Tool { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    public required ReportedBlog Blog { get; init; }

    public required ImmutableArray<ReportedCount> Counts { get; init; }

    public required ImmutableArray<ReportedCheck> Checks { get; init; }

    /// <summary>Null when there is no Markdown yet.</summary>
    public ReportedConversion? Conversion { get; init; }

    /// <summary>Worst first, then by code.</summary>
    public required ImmutableArray<FindingGroup> Findings { get; init; }

    /// <summary>How long each step of this run took; empty for a verification alone.</summary>
    public ImmutableArray<ReportedStep> Steps { get; init; } = [];
}

/// <param name="Title">Plain text; empty when it is not known.</param>
/// <param name="Home">The address; null when it is not known.</param>
/// <param name="CapturedAt">When the newest capture was taken. UTC.</param>
public sealed record ReportedBlog(string Title, Uri? Home, DateTimeOffset? CapturedAt);

/// <summary>How much of one kind there is, from the blog's own count to the last page.</summary>
/// <param name="Kind">As in the snapshot: <c>post:recipe</c>.</param>
/// <param name="Name">For people: <c>Recipes</c>.</param>
/// <param name="Origin">What the blog says it has (<c>X-WP-Total</c>); null when it did not say.</param>
/// <param name="Withheld">Counted by the blog and not handed out to the public.</param>
/// <param name="Lost">Handed out in a list, and not to be had.</param>
/// <param name="Captured">In the snapshot, and still at the origin.</param>
/// <param name="Deleted">In the snapshot, and gone from the origin since.</param>
public sealed record ReportedCount(string Kind, string Name, long? Origin, long Withheld, long Lost, long Captured, long Deleted);

/// <summary>How much of the blog's text Markdown could say.</summary>
/// <param name="Texts">Posts, pages and earlier versions that were converted; what a person has edited since is left out.</param>
/// <param name="Blocks">Their paragraphs, headings, lists, tables …: a list or a table is one, with all that it holds.</param>
/// <param name="BlocksInHtml">Those that stayed HTML, because Markdown would have lost something.</param>
public sealed record ReportedConversion(int Texts, long Blocks, long BlocksInHtml)
{
    /// <summary>Of the blocks, in hundredths, to two places.</summary>
    public double PercentInHtml => Share(BlocksInHtml, Blocks);

    /// <summary>Per cent, to two places; 0 of nothing.</summary>
    internal static double Share(long part, long of) => of == 0 ? 0 : Math.Round(100.0 * part / of, 2);
}

/// <summary>A check and how it went.</summary>
/// <param name="Name">Stable: <c>links</c>.</param>
/// <param name="Question">Ends in a question mark.</param>
/// <param name="Outcome"><c>passed</c>, <c>losses</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Evidence">What was looked at, in figures.</param>
public sealed record ReportedCheck(string Name, string Question, string Outcome, string Evidence);

/// <summary>Findings of one code.</summary>
/// <param name="Severity">The worst among them.</param>
/// <param name="Code">Stable: <c>media-missing</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Advice">What to do next; empty when each finding says it itself.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Items">All of them.</param>
public sealed record FindingGroup(Severity Severity, string Code, string Title, string Advice, int Count, ImmutableArray<ReportedFinding> Items);

/// <param name="Where">The address, file or object.</param>
/// <param name="Message">One sentence.</param>
public sealed record ReportedFinding(string Where, string Message);

/// <param name="Name">As in the progress lines.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record ReportedStep(string Name, double Seconds);
