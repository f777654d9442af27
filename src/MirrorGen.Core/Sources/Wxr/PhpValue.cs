using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MirrorGen.Sources.Wxr;

/// <summary>
/// PHP's serialised values, in which WordPress keeps the sizes of an image (https://www.php.net/manual/function.serialize.php). Objects are not
/// understood: nothing that WordPress exports of a public post needs them.
/// </summary>
internal sealed class PhpValue
{
    private const int Deepest = 20;

    private readonly byte[] _text;
    private int _at;

    private PhpValue(string text) => _text = Encoding.UTF8.GetBytes(text);

    /// <summary>Null for what is no such value; lengths that are wrong, as after a search and replace in the database, make it none.</summary>
    public static JsonNode? Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : new PhpValue(text).Value(0);
        }
        catch (FormatException)
        {
            // The picture is captured all the same, without its other sizes.
            return null;
        }
    }

    private JsonNode? Value(int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("too deep");
        }

        var kind = Next();
        if (kind == 'N')
        {
            Expect(';');
            return null;
        }

        Expect(':');
        switch (kind)
        {
            case 'b':
                return JsonValue.Create(Until(';') == "1");
            case 'i':
                return JsonValue.Create(long.TryParse(Until(';'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0);
            case 'd':
                return JsonValue.Create(double.TryParse(Until(';'), NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : 0);
            case 's':
                return JsonValue.Create(String());
            case 'a':
                return Array(depth);
            default:
                throw new FormatException("not a plain value");
        }
    }

    private string String()
    {
        var length = Length();
        Expect('"');
        if (length > _text.Length - _at)
        {
            throw new FormatException("too short");
        }

        var text = Encoding.UTF8.GetString(_text, _at, length);
        _at += length;
        Expect('"');
        Expect(';');
        return text;
    }

    private JsonObject Array(int depth)
    {
        var count = Length();
        Expect('{');
        var members = new JsonObject();
        for (var index = 0; index < count; index++)
        {
            var key = Value(depth + 1)?.ToString() ?? "";
            members[key] = Value(depth + 1);
        }

        Expect('}');
        return members;
    }

    private int Length() => int.TryParse(Until(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : throw new FormatException("no length");

    private string Until(char end)
    {
        var at = System.Array.IndexOf(_text, (byte)end, _at);
        if (at < 0)
        {
            throw new FormatException("no end");
        }

        var text = Encoding.UTF8.GetString(_text, _at, at - _at);
        _at = at + 1;
        return text;
    }

    private char Next() => _at < _text.Length ? (char)_text[_at++] : throw new FormatException("too short");

    private void Expect(char expected)
    {
        if (Next() != expected)
        {
            throw new FormatException($"no {expected}");
        }
    }
}
