using System.Collections.Concurrent;
using System.Collections.Immutable;
using MirrorGen.Snapshots;

namespace MirrorGen.Sources.Rest;

/// <summary>What happens during a fetch, gathered from all its parts: findings, totals, counts; and progress passed on as it comes.</summary>
internal sealed class FetchLog(IProgress<StepProgress>? progress)
{
    private readonly ConcurrentQueue<Finding> _findings = new();
    private readonly List<KindTotal> _totals = [];
    private readonly Lock _lock = new();

    public KeepResult Changes { get; private set; }

    public int Deleted { get; private set; }

    public int MediaFetched { get; set; }

    public int MediaMissing { get; set; }

    public ImmutableArray<KindTotal> Totals
    {
        get
        {
            lock (_lock)
            {
                return [.. _totals.OrderBy(total => total.Kind.ToString(), StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The worst first, then in a stable order.</summary>
    public ImmutableArray<Finding> Findings() =>
        [.. _findings.Distinct().OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Code, StringComparer.Ordinal).ThenBy(finding => finding.Where, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)];

    public void Find(Severity severity, string code, string where, string message) => _findings.Enqueue(new(severity, code, where, message));

    public bool Has(string code) => _findings.Any(finding => finding.Code == code);

    public void Count(KindTotal total)
    {
        lock (_lock)
        {
            _totals.Add(total);
        }
    }

    public void Count(KeepResult changes, int deleted = 0)
    {
        lock (_lock)
        {
            Changes += changes;
            Deleted += deleted;
        }
    }

    public void Progress(string step, long done, long? total) => progress?.Report(new(step, done, total));

    public void Say(string step, string note) => progress?.Report(new(step, 0, null, note));
}
