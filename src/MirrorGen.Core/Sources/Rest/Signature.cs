using System.Text;

namespace MirrorGen.Sources.Rest;

/// <summary>Some fields of an object, as they were sent, for seeing whether it changed.</summary>
internal readonly struct Signature
{
    // In the order of the fields, of which the second is the date; null for those that the object has not.
    private readonly string?[] _values;

    private Signature(string?[] values) => _values = values;

    public static Signature Of(ReadOnlyMemory<byte> json, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
        {
            return new([]);
        }

        var values = new string?[fields.Count];
        foreach (var (name, value) in JsonBody.Members(json))
        {
            for (var field = 0; field < values.Length; field++)
            {
                values[field] = fields[field] == name ? Normal(Encoding.UTF8.GetString(value.Span)) : values[field];
            }
        }

        return new(values);
    }

    /// <summary>Without a date, an object may have changed at any time.</summary>
    public bool Undated => _values is [_, null, ..];

    /// <summary>By the fields that both have: a list may leave out what the whole object says.</summary>
    public bool DiffersFrom(Signature other)
    {
        for (var field = 0; field < _values.Length; field++)
        {
            if (_values[field] is { } mine && other._values[field] is { } theirs && mine != theirs)
            {
                return true;
            }
        }

        return false;
    }

    // The terms of a post come in whatever order the database found them: [9,10] is [10,9].
    private static string Normal(string value) =>
        value.Length > 2 && value[0] == '[' ? string.Join(',', value[1..^1].Split(',').Order(StringComparer.Ordinal)) : value;
}
