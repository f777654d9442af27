using System.Buffers;
using System.Net;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// The text of an export as an XML parser accepts it. WordPress writes what authors typed: control characters pass into its exports, and older ones
/// hold HTML's entities outside of CDATA. Both make XML ill-formed; here characters that XML can't hold go, and entities become what they mean.
/// </summary>
internal sealed class SoundXmlReader(TextReader inner) : TextReader
{
    private const string CdataStart = "<![CDATA[";
    private const string CdataEnd = "]]>";
    private const int LongestEntity = 34;

    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Except([9, 10, 13]).Select(c => (char)c), '\uFFFE', '\uFFFF', '&', '<', ']', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private readonly char[] _buffer = new char[1 << 16];
    private string _pending = "";
    private int _start;
    private int _end;
    private bool _ended;
    private bool _cdata;

    /// <summary>Characters that were left out because XML can't hold them.</summary>
    public int Removed { get; private set; }

    /// <summary>Ampersands and entities that XML does not know.</summary>
    public int Entities { get; private set; }

    public override int Peek() => -1;

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_pending.Length > 0)
            {
                var some = Math.Min(_pending.Length, buffer.Length - written);
                _pending.AsSpan(0, some).CopyTo(buffer[written..]);
                _pending = _pending[some..];
                written += some;
                continue;
            }

            if (!Fill())
            {
                break;
            }

            var rest = _buffer.AsSpan(_start, _end - _start);
            var plain = rest.IndexOfAny(Special);
            var run = Math.Min(plain < 0 ? rest.Length : plain, buffer.Length - written);
            rest[..run].CopyTo(buffer[written..]);
            _start += run;
            written += run;
            if (run < rest.Length && written < buffer.Length && plain == run)
            {
                Take();
            }
        }

        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // One special character at the start of the buffer; enough follows it to know what it means.
    private void Take()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var taken = 1;
        switch (rest[0])
        {
            case '<':
                _cdata |= rest.StartsWith(CdataStart);
                _pending = "<";
                break;
            case ']':
                _cdata &= !rest.StartsWith(CdataEnd);
                _pending = "]";
                break;
            case '&' when _cdata:
                _pending = "&";
                break;
            case '&':
                (_pending, taken) = Entity(rest);
                break;
            case var high when char.IsHighSurrogate(high) && rest.Length > 1 && char.IsLowSurrogate(rest[1]):
                _pending = rest[..2].ToString();
                taken = 2;
                break;
            case '\v' or '\f':
                // They part words, which a space does as well.
                _pending = " ";
                Removed++;
                break;
            default:
                Removed++;
                break;
        }

        _start += taken;
    }

    private (string Text, int Taken) Entity(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';');
        var name = end > 1 ? rest[1..end] : [];
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            return (rest[..(end + 1)].ToString(), end + 1);
        }

        var decoded = end > 1 ? WebUtility.HtmlDecode(rest[..(end + 1)].ToString()) : "&";
        if (name.Length > 1 && name[0] == '#' && decoded.Length is 1 or 2 && decoded[0] is '\t' or '\n' or '\r' or >= ' ')
        {
            return (rest[..(end + 1)].ToString(), end + 1);
        }

        Entities++;
        return decoded.StartsWith('&') || decoded.Any(char.IsControl) ? ("&amp;", 1) : (decoded, end + 1);
    }

    // Keeps at least an entity's length in the buffer, so that nothing is cut in two.
    private bool Fill()
    {
        if (_end - _start < LongestEntity && !_ended)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            while (_end < _buffer.Length && !_ended)
            {
                var read = inner.Read(_buffer, _end, _buffer.Length - _end);
                _ended = read == 0;
                _end += read;
            }
        }

        return _end > _start;
    }
}
