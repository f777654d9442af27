using System.Globalization;
using System.Text.Json;
using MirrorGen.Sources.SavedJson;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// An object of the API, read field by field: PHP sends numbers as strings, <c>[]</c> for <c>{}</c>, null for anything. A field that is not what
/// it should be reads as absent; it never costs the object.
/// </summary>
internal readonly struct JsonFields(JsonElement element)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool Has(string name) => Value(name) is { ValueKind: not JsonValueKind.Null };

    public JsonFields Object(string name) => Value(name) is { } value ? new(value) : default;

    /// <summary>The text of a field, also when it came as a number or a boolean. Null when there is none.</summary>
    public string? Text(string name) => Value(name) is { } value ? AsText(value) : null;

    /// <summary>The text of a field that is <c>{"rendered": …}</c> for readers, <c>{"raw": …}</c> for some, and plain text in other places.</summary>
    public string? Rendered(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Object } value => new JsonFields(value).Text("rendered") ?? new JsonFields(value).Text("raw"),
        { } value => AsText(value),
        null => null,
    };

    public long Number(string name) => Value(name) is { } value ? AsNumber(value) ?? 0 : 0;

    public long? NumberOrNull(string name) => Value(name) is { } value ? AsNumber(value) : null;

    public int Small(string name) => (int)Math.Clamp(Number(name), int.MinValue, int.MaxValue);

    public bool Flag(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } value => String(value) is var text && text is not ("" or "0") && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        { ValueKind: JsonValueKind.Number } value => AsNumber(value) is not (null or 0),
        _ => false,
    };

    /// <summary>The elements of a list; of an object its values, for PHP makes objects of lists whose keys have gaps.</summary>
    public IEnumerable<JsonElement> List(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } value => value.EnumerateObject().Select(property => property.Value),
        _ => [],
    };

    public IEnumerable<JsonFields> Objects(string name) => List(name).Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new JsonFields(item));

    public IEnumerable<string> Texts(string name) => List(name).Select(AsText).OfType<string>();

    /// <summary>A list of IDs, each once, without the zeros and what is no number.</summary>
    public IEnumerable<long> Numbers(string name) => List(name).Select(AsNumber).Where(number => number > 0).Select(number => number!.Value).Distinct();

    public IEnumerable<(string Name, JsonFields Value)> Members() =>
        IsObject ? element.EnumerateObject().Select(property => (property.Name, new JsonFields(property.Value))) : [];

    private JsonElement? Value(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => String(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        _ => null,
    };

    // Half of an emoji, as a cut text leaves it, is well-formed JSON and no text: the other half is shown as lost.
    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LenientJson.Unquote(value.GetRawText());
        }
    }

    private static long? AsNumber(JsonElement value)
    {
        var text = AsText(value)?.Trim();
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && real is > long.MinValue and < long.MaxValue ? (long)real
            : null;
    }
}
