using System.Numerics;
using System.Text;

namespace MirrorGen.Generation.Search;

/// <summary>
/// The documents that hold one word, packed as the index is written: for each, the step from the document before it in digits of five bits,
/// lowest first, then its impact in one letter. Two letters an entry where a word is common.
/// </summary>
internal sealed class Postings
{
    /// <summary>One letter for 0 to 63; in a step, 32 and more mean that another digit follows.</summary>
    public const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    // Without the step to the first document, which is known only when it is known what comes before.
    private byte[] _packed;
    private int _length;
    private int _first = -1;
    private int _last = -1;

    public Postings() => _packed = new byte[8];

    private Postings(int first, int last, byte[] packed)
    {
        _first = first;
        _last = last;
        _packed = packed;
        _length = packed.Length;
    }

    /// <summary>In letters.</summary>
    public int Length => _first < 0 ? 0 : Digits(_first) + _length;

    /// <param name="document">Higher than all before.</param>
    /// <param name="impact">1 to 63.</param>
    public void Add(int document, int impact)
    {
        if (_first < 0)
        {
            _first = document;
        }
        else
        {
            Step(document);
        }

        _last = document;
        Append(impact);
    }

    /// <summary>Adds those of later documents.</summary>
    public void Add(Postings later)
    {
        Step(later._first);
        _last = later._last;
        Array.Resize(ref _packed, _length + later._length);
        later._packed.AsSpan(0, later._length).CopyTo(_packed.AsSpan(_length));
        _length += later._length;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_first);
        writer.Write7BitEncodedInt(_last);
        writer.Write7BitEncodedInt(_length);
        writer.Write(_packed, 0, _length);
    }

    public static Postings Read(BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.ReadBytes(reader.Read7BitEncodedInt()));

    public override string ToString()
    {
        var text = new StringBuilder(Length);
        var step = _first;
        for (; step >= 32; step >>= 5)
        {
            text.Append(Letters[32 | (step & 31)]);
        }

        return text.Append(Letters[step]).Append(Encoding.ASCII.GetString(_packed, 0, _length)).ToString();
    }

    private static int Digits(int step) => Math.Max(1, (BitOperations.Log2((uint)step) + 5) / 5);

    private void Step(int document)
    {
        var step = document - _last - 1;
        for (; step >= 32; step >>= 5)
        {
            Append(32 | (step & 31));
        }

        Append(step);
    }

    private void Append(int value)
    {
        if (_length == _packed.Length)
        {
            Array.Resize(ref _packed, _length + Math.Max(8, _length / 2));
        }

        _packed[_length++] = (byte)Letters[value];
    }
}
