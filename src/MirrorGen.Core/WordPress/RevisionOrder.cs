namespace MirrorGen.WordPress;

/// <summary>The order in which a post's past is told. Revisions without a date are those that were never captured: they come last.</summary>
public sealed class RevisionOrder : IComparer<Revision>
{
    private RevisionOrder()
    {
    }

    public static RevisionOrder NewestFirst { get; } = new();

    public int Compare(Revision? x, Revision? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 1 : 0) - (y is null ? 1 : 0);
        }

        var byTime = Nullable.Compare(y.Modified, x.Modified);
        var byOrigin = byTime != 0 ? byTime : x.Origin.CompareTo(y.Origin);
        return byOrigin != 0 ? byOrigin : y.Id.CompareTo(x.Id);
    }
}
