using System.Collections.Immutable;

namespace MirrorGen.Verification;

/// <summary>One thing that must be true of an archive that its owner can trust. A new check is one class and one line in <see cref="Verifier"/>.</summary>
public interface ICheck
{
    CheckResult Run(ExaminedMirror mirror, CancellationToken cancel);
}

/// <summary>What a check saw.</summary>
/// <param name="Name">A stable name in kebab-case, as it stands in <c>report.json</c>.</param>
/// <param name="Question">What it asked, for people: ends in a question mark.</param>
/// <param name="Evidence">What was looked at, in figures: one sentence.</param>
/// <param name="Findings">What is not as it should be.</param>
public sealed record CheckResult(string Name, string Question, string Evidence, ImmutableArray<Finding> Findings)
{
    /// <summary>False when the check had nothing to look at: it proves nothing then.</summary>
    public bool Ran { get; init; } = true;
}
