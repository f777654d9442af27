using System.Runtime.InteropServices;
using System.Text;

namespace MirrorGen.WordPress;

/// <summary>What a <see cref="LaidWriter"/> wrote, in the same order.</summary>
internal ref struct LaidReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _left[0];
            _left = _left[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
    }

    public bool Flag() => Number() != 0;

    public string Text()
    {
        var length = Number();
        var isUtf8 = length >= 0;
        var text = _left[..(int)(isUtf8 ? length : -1 - length)];
        _left = _left[text.Length..];
        return isUtf8 ? Encoding.UTF8.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));
    }

    public DateTimeOffset? Time() => Flag() ? new DateTimeOffset(Number(), TimeSpan.FromMinutes(Number())) : null;

    public int? Count() => Number() is not 0 and var count ? (int)(count - 1) : null;

    public Uri? Address() => Flag() ? new Uri(Text(), UriKind.RelativeOrAbsolute) : null;
}
