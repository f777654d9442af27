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

    private byte[] _packed = new byte[8];
    private int _length;
    private int _last = -1;

    /// <summary>In letters.</summary>
    public int Length => _length;

    /// <param name="document">Higher than all before.</param>
    /// <param name="impact">1 to 63.</param>
    public void Add(int document, int impact)
    {
        var step = document - _last - 1;
        _last = document;
        for (; step >= 32; step >>= 5)
        {
            Append(32 | (step & 31));
        }

        Append(step);
        Append(impact);
    }

    public override string ToString() => Encoding.ASCII.GetString(_packed, 0, _length);

    private void Append(int value)
    {
        if (_length == _packed.Length)
        {
            Array.Resize(ref _packed, _length * 2);
        }

        _packed[_length++] = (byte)Letters[value];
    }
}
