using System.Runtime.InteropServices;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// What a run knows of each object of one list: whether it was there before, whether the blog lists it, whether we have it as it is now. Numbers
/// and bits: a list may hold a hundred thousand comments. Safe to use from several threads.
/// </summary>
internal sealed class ListedObjects
{
    private readonly Dictionary<long, State> _objects = [];
    private readonly Lock _lock = new();

    [Flags]
    private enum Marks : byte
    {
        None = 0,

        /// <summary>The snapshot had it when the run began.</summary>
        Before = 1,

        /// <summary>The snapshot had it as something that is gone from the blog.</summary>
        Deleted = 2,

        /// <summary>The blog lists it.</summary>
        Listed = 4,

        /// <summary>The snapshot has it now.</summary>
        Had = 8,

        /// <summary>This run has brought it.</summary>
        Fresh = 16,

        /// <summary>It was listed, and is not ours to have any more.</summary>
        Gone = 32,

        /// <summary>What we have of it is not what the blog says.</summary>
        Outdated = 64,
    }

    /// <summary>How many objects the snapshot had when the run began, those that were gone among them.</summary>
    public int Before => Count(Marks.Before);

    /// <summary>How many the blog lists.</summary>
    public int Listed { get; private set; }

    /// <summary>How many of these are not ours to have any more.</summary>
    public int Gone => Count(Marks.Gone);

    /// <summary>Tells of an object that the snapshot had when the run began.</summary>
    public void Remember(long id, bool deleted) => Change(id, (ref State state) => state.Marks |= Marks.Before | (deleted ? Marks.Deleted : Marks.None));

    /// <summary>Tells what the snapshot has of an object.</summary>
    public void Have(long id, Signature signature) => Change(id, (ref State state) =>
    {
        state.Marks |= Marks.Had;
        state.Signature = signature;
    });

    /// <summary>Tells of an object that this run has brought.</summary>
    public void Bring(long id, Signature signature) => Change(id, (ref State state) =>
    {
        state.Marks = (state.Marks | Marks.Had | Marks.Fresh | Marks.Listed) & ~Marks.Outdated;
        state.Signature = signature;
    });

    /// <summary>Tells of an object that is not ours to have any more.</summary>
    public void Lose(long id) => Change(id, (ref State state) => state.Marks |= Marks.Gone);

    /// <summary>Tells of an object that the blog lists.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="changed">Given what we have of it, whether the list says something else.</param>
    /// <param name="undated">Whether it may have changed all the same, unless this run has brought it.</param>
    public void List(long id, Func<Signature, bool> changed, bool undated)
    {
        State known;
        lock (_lock)
        {
            known = _objects.GetValueOrDefault(id);
        }

        // Outside of the lock: it may have to read the object again.
        var outdated = known.Marks.HasFlag(Marks.Had) && (changed(known.Signature) || (undated && !known.Marks.HasFlag(Marks.Fresh)));
        Change(id, (ref State state) => state.Marks = ((state.Marks | Marks.Listed) & ~Marks.Outdated) | (outdated ? Marks.Outdated : Marks.None));
    }

    /// <summary>What the blog lists and we have not, or not as it is now; in order.</summary>
    public long[] Lacking() => Where(marks => marks.HasFlag(Marks.Listed) && (!marks.HasFlag(Marks.Had) || marks.HasFlag(Marks.Outdated)));

    /// <summary>What the snapshot had, and the blog has no longer, as far as its list says; in order.</summary>
    public long[] Missing() => Where(marks => marks.HasFlag(Marks.Before) && !marks.HasFlag(Marks.Deleted) && (!marks.HasFlag(Marks.Listed) || marks.HasFlag(Marks.Gone)));

    /// <summary>What was gone from the blog and is there again; in order.</summary>
    public long[] Returned() => Where(marks => marks.HasFlag(Marks.Deleted) && marks.HasFlag(Marks.Listed) && !marks.HasFlag(Marks.Gone));

    private delegate void Changing(ref State state);

    private void Change(long id, Changing change)
    {
        lock (_lock)
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, id, out _);
            var wasListed = state.Marks.HasFlag(Marks.Listed);
            change(ref state);
            Listed += !wasListed && state.Marks.HasFlag(Marks.Listed) ? 1 : 0;
        }
    }

    private int Count(Marks mark)
    {
        lock (_lock)
        {
            return _objects.Values.Count(state => state.Marks.HasFlag(mark));
        }
    }

    private long[] Where(Func<Marks, bool> wanted)
    {
        lock (_lock)
        {
            return [.. _objects.Where(item => wanted(item.Value.Marks)).Select(item => item.Key).Order()];
        }
    }

    private struct State
    {
        public Signature Signature;
        public Marks Marks;
    }
}
