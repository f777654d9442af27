using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace MirrorGen.WordPress;

/// <summary>Values one after the other in few bytes, to be laid on a <see cref="Shelf"/>. There is no version in it and no name: what lies on a shelf never outlives the run.</summary>
internal sealed class LaidWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Seven bits a byte, the smallest first; small negative numbers are short, too.</summary>
    public void Number(long value)
    {
        var left = (ulong)((value << 1) ^ (value >> 63));
        var space = _bytes.GetSpan(10);
        var length = 0;
        for (; left >= 0x80; left >>= 7)
        {
            space[length++] = (byte)(left | 0x80);
        }

        space[length++] = (byte)left;
        _bytes.Advance(length);
    }

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Text(string value)
    {
        // Half of an emoji, as a cut text leaves it, is nothing that UTF-8 can say.
        if (value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            var units = MemoryMarshal.AsBytes(value.AsSpan());
            Number(-1 - (long)units.Length);
            _bytes.Write(units);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    public void Time(DateTimeOffset? value)
    {
        Flag(value is not null);
        if (value is { } time)
        {
            Number(time.Ticks);
            Number(time.TotalOffsetMinutes);
        }
    }

    /// <summary>A number that may be missing.</summary>
    public void Count(int? value) => Number(value is { } count ? (long)count + 1 : 0);

    public void Address(Uri? value)
    {
        Flag(value is not null);
        if (value is not null)
        {
            Text(value.OriginalString);
        }
    }
}
