using System.Collections.Immutable;
using System.Globalization;
using MirrorGen.Snapshots;

namespace MirrorGen.Verification;

/// <summary>As many objects of each kind as the blog says it has: <c>X-WP-Total</c> against the snapshot.</summary>
internal sealed class CountCheck : ICheck
{
    public CheckResult Run(ExaminedMirror mirror, CancellationToken cancel)
    {
        const string Question = "Is everything here that the blog says it has?";
        if (mirror.Snapshot is not { } snapshot || snapshot.Totals() is not { Count: > 0 } totals)
        {
            return new("counts", Question, "The blog was never asked how much it has.", []) { Ran = false };
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var total in totals)
        {
            cancel.ThrowIfCancellationRequested();
            findings.AddRange(Compare(total, snapshot.Count(total.Kind).Present));
        }

        foreach (var asked in mirror.Asked.Where(asked => asked.Now != asked.Then))
        {
            findings.Add(asked.Now > asked.Then
                ? new(Severity.Loss, "origin-has-more", asked.Kind.ToString(), string.Create(CultureInfo.InvariantCulture, $"The blog has {asked.Now:N0} by now; the mirror was told {asked.Then:N0}. Run mirrorgen mirror again."))
                : new(Severity.Note, "origin-has-less", asked.Kind.ToString(), string.Create(CultureInfo.InvariantCulture, $"The blog has {asked.Now:N0} by now; the mirror was told {asked.Then:N0}, and keeps what it has.")));
        }

        var said = totals.Sum(total => total.Total ?? total.Listed);
        var withheld = totals.Sum(total => total.Withheld);
        return new(
            "counts",
            Question,
            string.Create(CultureInfo.InvariantCulture, $"The blog counts {said:N0} objects of {totals.Count:N0} kinds; it handed out {totals.Sum(total => total.Listed):N0} and withheld {withheld:N0} that are not public.{(mirror.Asked.IsEmpty ? "" : " It was asked again just now.")}"),
            findings.ToImmutable());
    }

    private static IEnumerable<Finding> Compare(KindTotal total, long captured)
    {
        var kind = total.Kind.ToString();
        if (total.Lost > 0)
        {
            yield return new(Severity.Loss, "count-lost", kind, string.Create(CultureInfo.InvariantCulture, $"{total.Lost:N0} of {total.Listed:N0} could not be fetched. Run the same command again: a later run tries them again."));
        }

        if (captured < total.Listed - total.Lost)
        {
            yield return new(Severity.Damage, "count-short", kind, string.Create(CultureInfo.InvariantCulture, $"The blog listed {total.Listed:N0}, the snapshot holds {captured:N0}. Run the same command again."));
        }
    }
}
