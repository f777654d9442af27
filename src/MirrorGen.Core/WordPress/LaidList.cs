using System.Collections;
using System.Runtime.CompilerServices;

namespace MirrorGen.WordPress;

/// <summary>What can be laid on a shelf in few bytes.</summary>
internal interface ILaid<T>
{
    static abstract void Write(T thing, LaidWriter writer);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    static abstract T Read(ref LaidReader reader);
}

/// <summary>
/// Things of which a blog may have any number, in their order. Those that were read from a snapshot or from content/ wait on a shelf, eight bytes of each in memory, and
/// are read when somebody asks: hold on to one no longer than needed. Immutable; safe to use from several threads.
/// </summary>
[CollectionBuilder(typeof(LaidList), nameof(LaidList.Of))]
public sealed class LaidList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly long[] _places;
    private readonly Func<long, T> _read;

    internal LaidList(long[] places, Func<long, T> read)
    {
        _places = places;
        _read = read;
    }

    public int Count => _places.Length;

    public T this[int index] => _read(_places[index]);

    public IEnumerator<T> GetEnumerator() => _places.Select(_read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes a <see cref="LaidList{T}"/>.</summary>
public static class LaidList
{
    /// <summary>Things held in memory: for few of them.</summary>
    public static LaidList<T> Of<T>(ReadOnlySpan<T> things)
        where T : class
    {
        var held = things.ToArray();
        return new([.. Enumerable.Range(0, held.Length)], index => held[index]);
    }
}

/// <summary>Lays things aside one by one, and makes a list of those that are wanted. JSON can be read into it, element by element. Not safe to fill from several threads.</summary>
internal sealed class LaidAside<T> : ICollection<T>
    where T : class, ILaid<T>
{
    // As with posts: what was read last is what is asked for next.
    private const int Remembering = 64;

    private readonly Shelf _shelf = new();
    private readonly List<long> _places = [];
    private readonly Remembered?[] _remembered = new Remembered?[Remembering];

    public int Count => _places.Count;

    public bool IsReadOnly => false;

    public IReadOnlyList<long> Places => _places;

    public void Add(T thing)
    {
        // A person's comma too many in content/data/*.json.
        if (thing is not null)
        {
            var writer = new LaidWriter();
            T.Write(thing, writer);
            _places.Add(_shelf.Put(writer.Written));
        }
    }

    public LaidList<T> InOrder(Func<T, string> key) => Take(LaidOrder.Of(_places, place => (Place: place, Key: key(Read(place))), pair => pair.Key).Select(pair => pair.Place));

    public LaidList<T> Take(IEnumerable<long> places) => new([.. places], Remember);

    public IEnumerator<T> GetEnumerator() => _places.Select(Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Clear() => _places.Clear();

    bool ICollection<T>.Contains(T item) => this.AsEnumerable().Contains(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => this.ToArray().CopyTo(array, arrayIndex);

    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    private T Read(long place)
    {
        var reader = new LaidReader(_shelf.Read(place));
        return T.Read(ref reader);
    }

    private T Remember(long place)
    {
        ref var slot = ref _remembered[(int)((ulong)place * 0x9E37_79B9_7F4A_7C15 >> 58)];
        if (Volatile.Read(ref slot) is { } known && known.Place == place)
        {
            return known.Thing;
        }

        var thing = Read(place);
        Volatile.Write(ref slot, new(place, thing));
        return thing;
    }

    private sealed record Remembered(long Place, T Thing);
}
