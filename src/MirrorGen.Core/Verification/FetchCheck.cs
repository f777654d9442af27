using System.Globalization;

namespace MirrorGen.Verification;

/// <summary>What the last run met on its way, out of the snapshot's run log: so it is known without the network, years later.</summary>
internal sealed class FetchCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Did everything arrive that was asked for?";
        if (mirror.Snapshot is not { } snapshot || snapshot.Runs() is not { Count: > 0 } runs)
        {
            return new("fetch", Question, "Nothing was fetched yet.", []) { Ran = false };
        }

        var last = runs[^1];
        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"{(runs.Count == 1 ? "One run" : runs.Count.ToString("N0", CultureInfo.InvariantCulture) + " runs, the last")} from {last.Source} on {last.StartedAt:yyyy-MM-dd}.");
        return last.FinishedAt is null
            ? new("fetch", Question, evidence, [new(Severity.Loss, "run-unfinished", last.Source, "The last run did not reach its end. Run the same command again: it goes on where it was.")])
            : new("fetch", Question, evidence, [.. snapshot.Findings()]);
    }
}
