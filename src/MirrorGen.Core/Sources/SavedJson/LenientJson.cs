using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MirrorGen.Sources.SavedJson;

/// <summary>
/// Reads JSON that was damaged between the blog and the file: raw line breaks in strings, quotes that lost their backslash, a PHP warning ahead,
/// a missing end. Every character of a string comes through; what was repaired is counted.
/// </summary>
public sealed class LenientJson
{
    /// <summary>How deep objects may lie in each other; WordPress's lie less than ten deep.</summary>
    public const int Deepest = 200;

    private readonly string _text;
    private readonly Utf8JsonWriter _writer;
    private readonly ImmutableArray<Range>.Builder _elements = ImmutableArray.CreateBuilder<Range>();
    private JsonRepairs _repairs = new();
    private int _at;

    private LenientJson(string text, Utf8JsonWriter writer)
    {
        _text = text;
        _writer = writer;
    }

    /// <exception cref="JsonException">There is no JSON object or list in the text.</exception>
    public static RepairedJson Repair(string text) => Run(text).Json;

    /// <summary>Where in the text its objects lie: the text's one object, or each of its list's. Anything else in a list is passed over.</summary>
    /// <exception cref="JsonException">There is no JSON object or list in the text.</exception>
    public static ImmutableArray<Range> Objects(string text) => Run(text).Objects;

    /// <summary>One JSON string, with its quotation marks, as text; halves of surrogate pairs become U+FFFD.</summary>
    internal static string Unquote(string json)
    {
        using var nowhere = new Utf8JsonWriter(Stream.Null);
        return new LenientJson(json, nowhere).Text(Place.Element);
    }

    private static (RepairedJson Json, ImmutableArray<Range> Objects) Run(string text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 64);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = Deepest + 1 });
        var json = new LenientJson(text, writer);
        json.Document();
        writer.Flush();
        return (new(buffer.WrittenMemory.ToArray(), json._repairs), json._elements.ToImmutable());
    }

    private void Document()
    {
        var start = Start();
        _repairs = _repairs with { Surroundings = _text.AsSpan(0, start).Trim().TrimStart('\uFEFF').Length };
        _at = start;
        Value(0, inObject: false);
        if (_text[start] == '{')
        {
            _elements.Add(start.._at);
        }

        _repairs = _repairs with { Surroundings = _repairs.Surroundings + _text.AsSpan(_at).Trim().Length };
    }

    // A PHP warning may hold brackets of its own; JSON that WordPress sends begins with an object that has a key, or a list of objects.
    private int Start()
    {
        for (var at = 0; at < _text.Length; at++)
        {
            if (_text[at] is not ('{' or '['))
            {
                continue;
            }

            var next = SkipSpace(at + 1);
            var wanted = _text[at] == '{' ? "\"'}" : "{[]";
            if (next < _text.Length && wanted.Contains(_text[next], StringComparison.Ordinal))
            {
                return at;
            }
        }

        throw new JsonException("there is no JSON object in it");
    }

    private void Value(int depth, bool inObject)
    {
        if (depth > Deepest)
        {
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"objects lie more than {Deepest} deep in each other"));
        }

        SkipSpace();
        switch (Current)
        {
            case '{':
                Object(depth);
                break;
            case '[':
                List(depth);
                break;
            case '"' or '\'':
                _writer.WriteStringValue(Text(inObject ? Place.Member : Place.Element));
                break;
            default:
                Word();
                break;
        }
    }

    private void Object(int depth)
    {
        _at++;
        _writer.WriteStartObject();
        for (var first = true; ; first = false)
        {
            if (!NextMember('}', first))
            {
                break;
            }

            var name = Current is '"' or '\'' ? Text(Place.Name) : BareName();
            SkipSpace();
            if (Current == ':')
            {
                _at++;
            }
            else
            {
                Mend();
            }

            _writer.WritePropertyName(name);
            Value(depth + 1, inObject: true);
        }

        _writer.WriteEndObject();
    }

    private void List(int depth)
    {
        _at++;
        _writer.WriteStartArray();
        for (var first = true; ; first = false)
        {
            if (!NextMember(']', first))
            {
                break;
            }

            var start = _at;
            Value(depth + 1, inObject: false);
            if (depth == 0 && _text[start] == '{')
            {
                _elements.Add(start.._at);
            }
        }

        _writer.WriteEndArray();
    }

    /// <summary>Steps over what separates members, and over the end when it is there. False at the end.</summary>
    private bool NextMember(char end, bool first)
    {
        SkipSpace();
        var commas = 0;
        while (Current == ',')
        {
            commas++;
            _at++;
            SkipSpace();
        }

        if (_at >= _text.Length)
        {
            _repairs = _repairs with { Truncated = true };
            return false;
        }

        var atEnd = Current is '}' or ']';
        if (commas != (first || atEnd ? 0 : 1) || (atEnd && Current != end))
        {
            Mend();
        }

        if (atEnd)
        {
            // The other bracket belongs to what lies around this: leave it there.
            _at += Current == end ? 1 : 0;
        }

        return !atEnd;
    }

    private string BareName()
    {
        Mend();
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (':' or ',' or '{' or '}' or '[' or ']' or '"'))
        {
            _at++;
        }

        if (_at == start && _at < _text.Length)
        {
            _at++;
        }

        return WellFormed(_text[start.._at].Trim());
    }

    private void Word()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or '}' or ']' or '"' or '{' or '[') && !char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        var word = _text[start.._at];
        switch (word)
        {
            case "true" or "false":
                _writer.WriteBooleanValue(word == "true");
                break;
            case "null":
                _writer.WriteNullValue();
                break;
            case var _ when word.Length > 0 && (char.IsAsciiDigit(word[0]) || word[0] == '-') && IsNumber(word):
                _writer.WriteRawValue(word);
                break;
            default:
                Mend();
                _writer.WriteNullValue();
                break;
        }
    }

    private static bool IsNumber(string word)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(word));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == word.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string Text(Place place)
    {
        var quote = Current;
        if (quote == '\'')
        {
            Mend();
        }

        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == quote && Ends(place, quote))
            {
                _at++;
                return WellFormed(text.ToString());
            }

            if (c == '\\')
            {
                Escape(text);
            }
            else
            {
                _repairs = c == quote ? _repairs with { OpenQuotes = _repairs.OpenQuotes + 1 } : c < ' ' ? _repairs with { ControlCharacters = _repairs.ControlCharacters + 1 } : _repairs;
                text.Append(c);
            }
        }

        _repairs = _repairs with { Truncated = true };
        return WellFormed(text.ToString());
    }

    private void Escape(StringBuilder text)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        var plain = next switch { '"' => '"', '\\' => '\\', '/' => '/', '\'' => '\'', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\0' };
        if (plain != '\0')
        {
            text.Append(plain);
            _at++;
        }
        else if (next == 'u' && _at + 6 <= _text.Length && ushort.TryParse(_text.AsSpan(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            _at += 5;
        }
        else
        {
            _repairs = _repairs with { BadEscapes = _repairs.BadEscapes + 1 };
            text.Append('\\');
        }
    }

    /// <summary>A quotation mark ends a string when what follows can only follow a string; otherwise it is one of its characters.</summary>
    private bool Ends(Place place, char quote)
    {
        var next = SkipSpace(_at + 1);
        if (next >= _text.Length)
        {
            return true;
        }

        return place switch
        {
            Place.Name => _text[next] == ':',
            Place.Element => _text[next] is ',' or ']',
            _ => _text[next] is '}' or ']' || (_text[next] == ',' ? AfterComma(SkipSpace(next + 1), quote) : IsName(next)),
        };
    }

    private bool AfterComma(int at, char quote) => at >= _text.Length || _text[at] is '}' or ']' or ',' || _text[at] == quote && IsName(at) || (_text[at] != quote && IsName(at));

    private bool IsName(int at)
    {
        if (_text[at] is not ('"' or '\''))
        {
            return false;
        }

        const int LongestName = 200;
        var end = _text.IndexOf(_text[at], at + 1, Math.Min(LongestName, _text.Length - at - 1));
        var colon = end < 0 ? -1 : SkipSpace(end + 1);
        return colon >= 0 && (colon >= _text.Length || _text[colon] == ':');
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpace() => _at = SkipSpace(_at);

    private int SkipSpace(int at)
    {
        while (at < _text.Length && (char.IsWhiteSpace(_text[at]) || _text[at] == '\uFEFF'))
        {
            at++;
        }

        return at;
    }

    private void Mend() => _repairs = _repairs with { Punctuation = _repairs.Punctuation + 1 };

    // Half of a surrogate pair, as emoji cut in two leave it, has no UTF-8.
    private static string WellFormed(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(rune.ToString());
        }

        return builder.ToString();
    }

    private enum Place
    {
        Name,
        Member,
        Element,
    }
}
