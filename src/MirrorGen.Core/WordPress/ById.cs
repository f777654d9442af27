namespace MirrorGen.WordPress;

/// <summary>
/// Finds the posts or attachments of a blog by their numbers: sorted numbers and positions, twelve bytes each, where a dictionary takes forty.
/// Immutable.
/// </summary>
internal sealed class ById<T>
    where T : class
{
    private readonly IReadOnlyList<T> _items;
    private readonly long[] _ids;
    private readonly int[] _positions;

    public ById(IReadOnlyList<T> items, Func<T, long> id)
    {
        _items = items;
        _ids = new long[items.Count];
        _positions = new int[items.Count];
        for (var position = 0; position < items.Count; position++)
        {
            (_ids[position], _positions[position]) = (id(items[position]), position);
        }

        Array.Sort(_ids, _positions);
        // In damaged blogs several may have one number: the first of them is found by it.
        for (var start = 0; start < _ids.Length;)
        {
            var end = start + 1;
            while (end < _ids.Length && _ids[end] == _ids[start])
            {
                end++;
            }

            Array.Sort(_positions, start, end - start);
            start = end;
        }
    }

    public T? Find(long id) => First(id) is var row && row < _ids.Length && _ids[row] == id ? _items[_positions[row]] : null;

    /// <summary>Where it stands among all of the blog's; null when it is not one of them.</summary>
    public int? PositionOf(T item, long id)
    {
        for (var row = First(id); row < _ids.Length && _ids[row] == id; row++)
        {
            if (ReferenceEquals(_items[_positions[row]], item))
            {
                return _positions[row];
            }
        }

        return null;
    }

    private int First(long id)
    {
        var (low, high) = (0, _ids.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ids[middle] < id ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
