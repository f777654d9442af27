using System.Text;

namespace MirrorGen.Sources.Rest;

/// <summary>Some fields of an object, for seeing whether it changed: eight bytes for what they say, eight for which of them there are.</summary>
/// <param name="Values">Two objects that say the same in the same fields share it; others by one chance in 2⁶⁴.</param>
/// <param name="Fields">A bit for each field that the object has, in their order; of a 65th field and on, that of the first again.</param>
internal readonly record struct Signature(ulong Values, ulong Fields)
{
    /// <param name="json">The object.</param>
    /// <param name="fields">Their names.</param>
    /// <param name="only">The bits of those that count.</param>
    public static Signature Of(ReadOnlyMemory<byte> json, IReadOnlyList<string> fields, ulong only = ulong.MaxValue)
    {
        if (fields.Count == 0)
        {
            return default;
        }

        var values = new string?[fields.Count];
        foreach (var (name, value) in JsonBody.Members(json))
        {
            for (var field = 0; field < values.Length; field++)
            {
                values[field] = fields[field] == name && (only & Bit(field)) != 0 ? Normal(Encoding.UTF8.GetString(value.Span)) : values[field];
            }
        }

        var there = 0UL;
        for (var field = 0; field < values.Length; field++)
        {
            there |= values[field] is null ? 0 : Bit(field);
        }

        return new((ulong)Fingerprint.Of(string.Join('\0', values.OfType<string>())), there);
    }

    /// <summary>Without a date, an object may have changed at any time.</summary>
    /// <param name="fields">The names of the fields, of which the second is the date.</param>
    public bool IsUndated(IReadOnlyList<string> fields) => fields.Count > 1 && (Fields & Bit(1)) == 0;

    private static ulong Bit(int field) => 1UL << (field & 63);

    // The terms of a post come in whatever order the database found them: [9,10] is [10,9].
    private static string Normal(string value) =>
        value.Length > 2 && value[0] == '[' ? string.Join(',', value[1..^1].Split(',').Order(StringComparer.Ordinal)) : value;
}
