namespace MirrorGen.WordPress;

/// <summary>Puts things that lie on a shelf in order, with no more than some thousands of them in memory at a time.</summary>
internal static class LaidOrder
{
    // So many are sorted at a time: half a megabyte of paths.
    private const int Portion = 4096;

    /// <summary>In ordinal order of their keys.</summary>
    /// <param name="places">Where they lie.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="key">What tells them apart.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<long> places, Func<long, T> read, Func<T, string> key)
    {
        var portions = places.Chunk(Portion).Select(Sorted).ToArray();
        var next = new PriorityQueue<(T Thing, IEnumerator<long> Behind), string>(StringComparer.Ordinal);
        foreach (var portion in portions)
        {
            Advance(portion);
        }

        while (next.TryDequeue(out var first, out _))
        {
            yield return first.Thing;
            Advance(first.Behind);
        }

        IEnumerator<long> Sorted(long[] portion)
        {
            var keys = Array.ConvertAll(portion, place => key(read(place)));
            Array.Sort(keys, portion, StringComparer.Ordinal);
            return portion.AsEnumerable().GetEnumerator();
        }

        void Advance(IEnumerator<long> portion)
        {
            if (portion.MoveNext())
            {
                var thing = read(portion.Current);
                next.Enqueue((thing, portion), key(thing));
            }
        }
    }
}
