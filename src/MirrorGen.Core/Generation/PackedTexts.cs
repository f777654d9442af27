using System.Text;

namespace MirrorGen.Generation;

/// <summary>
/// Many short texts in few objects: UTF-8, one behind the other, each with its length in front. Half as long as strings are, and nothing for the
/// garbage collector to walk through. Texts are well-formed. Safe to read from several threads, not to fill.
/// </summary>
internal sealed class PackedTexts
{
    // Short enough for the heap of small objects, where what is dead is taken away early.
    private const int Stretch = 1 << 14;

    private readonly List<byte[]> _stretches = [];
    private int _end;

    /// <returns>Where it stands, for <see cref="this[int]"/>.</returns>
    public int Add(string text)
    {
        var at = _end;
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = (uint)bytes.Length;
        for (; length >= 0x80; length >>= 7)
        {
            Append([(byte)(length | 0x80)]);
        }

        Append([(byte)length]);
        Append(bytes);
        return at;
    }

    public string this[int at]
    {
        get
        {
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                var digit = _stretches[at / Stretch][at % Stretch];
                at++;
                length |= (digit & 0x7F) << shift;
                if (digit < 0x80)
                {
                    break;
                }
            }

            var start = at % Stretch;
            return start + length <= Stretch ? length == 0 ? "" : Encoding.UTF8.GetString(_stretches[at / Stretch], start, length) : Joined(at, length);
        }
    }

    // A text may run over the end of a stretch.
    private string Joined(int at, int length)
    {
        var bytes = new byte[length];
        for (var done = 0; done < length;)
        {
            var part = _stretches[(at + done) / Stretch].AsSpan((at + done) % Stretch);
            part = part[..Math.Min(part.Length, length - done)];
            part.CopyTo(bytes.AsSpan(done));
            done += part.Length;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_end == _stretches.Count * Stretch)
            {
                _stretches.Add(new byte[Stretch]);
            }

            var room = _stretches[^1].AsSpan(_end % Stretch);
            var part = bytes[..Math.Min(bytes.Length, room.Length)];
            part.CopyTo(room);
            bytes = bytes[part.Length..];
            _end = checked(_end + part.Length);
        }
    }
}
