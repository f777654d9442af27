using System.Text.Json;

namespace MirrorGen.Sources.Rest;

/// <summary>
/// Finds the JSON in an answer of the wild (a byte order mark, warnings of PHP ahead of it, something after it) and cuts it into its parts
/// without decoding them, so that what is kept is byte for byte what was sent.
/// </summary>
internal static class JsonBody
{
    // Each stray bracket of a warning is a place where JSON could begin.
    private const int MostPlacesToTry = 200;

    private static readonly JsonReaderOptions Lenient = new() { MaxDepth = 512, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>The object or array that the answer is; with noise ahead of it, the largest complete one behind the noise.</summary>
    public static bool TryFind(ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> json)
    {
        json = default;
        var start = body.Span.IndexOfAnyExcept(" \r\n\t\uFEFF"u8);
        if (start < 0)
        {
            return false;
        }

        if (body.Span[start] is (byte)'[' or (byte)'{')
        {
            // What begins as JSON and breaks off was cut: its parts must not pass for the whole.
            json = body.Slice(start, CompleteLength(body.Span[start..]));
            return json.Length > 0;
        }

        for (var (at, tries) = (start, 0); tries < MostPlacesToTry && body.Span[at..].IndexOfAny((byte)'[', (byte)'{') is >= 0 and var next; tries++)
        {
            at += next;
            var length = CompleteLength(body.Span[at..]);
            if (length > json.Length)
            {
                json = body.Slice(at, length);
            }

            at += Math.Max(1, length);
        }

        return json.Length > 0;
    }

    public static bool IsArray(ReadOnlyMemory<byte> json) => json.Length > 0 && json.Span[0] == (byte)'[';

    /// <summary>The items of an array; nothing when it is no array.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> json)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(json.Span, Lenient);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(json, ref reader));
        }

        return items;
    }

    /// <summary>The members of an object; nothing when it is no object (WordPress writes an empty one as <c>[]</c>).</summary>
    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Json)> Members(ReadOnlyMemory<byte> json)
    {
        var members = new List<(string, ReadOnlyMemory<byte>)>();
        var reader = new Utf8JsonReader(json.Span, Lenient);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return members;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            members.Add((name, Value(json, ref reader)));
        }

        return members;
    }

    /// <summary>The bytes of one member; null when there is none.</summary>
    public static ReadOnlyMemory<byte>? Member(ReadOnlyMemory<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json.Span, Lenient);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            var value = Value(json, ref reader);
            if (found)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A string or number member as text; null when it is neither.</summary>
    public static string? Text(ReadOnlyMemory<byte> json, string name)
    {
        if (Member(json, name) is not { } value)
        {
            return null;
        }

        var reader = new Utf8JsonReader(value.Span, Lenient);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => Text(ref reader),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(value.Span),
            _ => null,
        };
    }

    /// <summary>The object's <c>id</c> in decimal, whether it came as a number or as text; null when there is none.</summary>
    public static string? Id(ReadOnlyMemory<byte> json) =>
        long.TryParse(Text(json, "id"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) && id > 0
            ? id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Not UTF-8, or half a surrogate pair: the raw bytes are kept elsewhere; here the characters that can be read will do.
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static int CompleteLength(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        try
        {
            reader.Read();
            return reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
