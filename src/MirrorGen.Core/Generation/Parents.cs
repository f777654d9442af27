namespace MirrorGen.Generation;

/// <summary>
/// Who stands below whom, in a form that a tree can be made of: WordPress's own parents may be missing, or, in damaged blogs, run in a circle.
/// What has such a parent stands at the top, so that it is shown, and shown once.
/// </summary>
internal static class Parents
{
    /// <returns>The parent of each by ID; 0 for those at the top.</returns>
    public static Dictionary<long, long> Of<T>(IReadOnlyCollection<T> items, Func<T, long> id, Func<T, long> parent)
    {
        var known = items.Select(id).ToHashSet();
        var parents = items.DistinctBy(id).ToDictionary(id, item => known.Contains(parent(item)) ? parent(item) : 0);
        foreach (var item in items.Select(id).Where(item => IsInCircle(item, parents)))
        {
            parents[item] = 0;
        }

        return parents;
    }

    private static bool IsInCircle(long id, Dictionary<long, long> parents)
    {
        var seen = new HashSet<long>();
        for (var at = parents[id]; at != 0 && seen.Add(at); at = parents[at])
        {
            if (at == id)
            {
                return true;
            }
        }

        return false;
    }
}
