namespace MirrorGen;

/// <summary>
/// What is known of many texts by their <see cref="Fingerprint"/>: without a text, and in two dozen bytes each. It grows in small steps and small
/// arrays, so that filling it leaves hardly more garbage than it takes. Safe to read from several threads, not to fill.
/// </summary>
public sealed class FingerprintMap<TValue>
    where TValue : struct
{
    private readonly Shard?[] _shards = new Shard?[256];

    public int Count { get; private set; }

    /// <returns>False when it was there before, with whatever value; that one stays.</returns>
    public bool TryAdd(UInt128 fingerprint, TValue value)
    {
        var key = Key(fingerprint);
        var added = (_shards[(int)(key >> 120)] ??= new()).TryAdd(key, value);
        Count += added ? 1 : 0;
        return added;
    }

    public bool TryGet(UInt128 fingerprint, out TValue value)
    {
        var key = Key(fingerprint);
        if (_shards[(int)(key >> 120)] is { } shard)
        {
            return shard.TryGet(key, out value);
        }

        value = default;
        return false;
    }

    public bool Contains(UInt128 fingerprint) => TryGet(fingerprint, out _);

    // Zero marks a free slot.
    private static UInt128 Key(UInt128 fingerprint) => fingerprint == 0 ? 1 : fingerprint;

    /// <summary>One open-addressed table. A fingerprint is as good as random, so a part of it says where to look.</summary>
    private sealed class Shard
    {
        private UInt128[] _keys = new UInt128[4];
        private TValue[] _values = new TValue[4];
        private int _count;

        public bool TryAdd(UInt128 key, TValue value)
        {
            if (_count >= _keys.Length - (_keys.Length / 8) - 1)
            {
                Grow();
            }

            var slot = Slot(key);
            if (_keys[slot] == key)
            {
                return false;
            }

            (_keys[slot], _values[slot]) = (key, value);
            _count++;
            return true;
        }

        public bool TryGet(UInt128 key, out TValue value)
        {
            var slot = Slot(key);
            value = _values[slot];
            return _keys[slot] == key;
        }

        /// <summary>Where the key is, or where it belongs: one slot is always free.</summary>
        private int Slot(UInt128 key)
        {
            var slot = (int)Math.BigMul((ulong)key, (ulong)_keys.Length, out _);
            while (_keys[slot] != 0 && _keys[slot] != key)
            {
                slot = slot + 1 == _keys.Length ? 0 : slot + 1;
            }

            return slot;
        }

        private void Grow()
        {
            var (keys, values) = (_keys, _values);
            _keys = new UInt128[keys.Length + Math.Max(4, keys.Length / 4)];
            _values = new TValue[_keys.Length];
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i] != 0)
                {
                    var slot = Slot(keys[i]);
                    (_keys[slot], _values[slot]) = (keys[i], values[i]);
                }
            }
        }
    }
}
