using System.Collections.Immutable;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>
/// One thing said about a stretch of text: strong, a link, code. The plain kinds are shared objects, so that two bold stretches side by
/// side are one; links, code, abbreviations and keys stay the separate things that they were. Compared by reference.
/// </summary>
internal sealed class Format(string name, ImmutableArray<KeyValuePair<string, string>> attributes)
{
    private static readonly Dictionary<string, Format> Plain = new[] { "strong", "em", "del", "u", "ins", "sub", "sup", "mark", "small" }
        .ToDictionary(name => name, name => new Format(name, []), StringComparer.Ordinal);

    public string Name { get; } = name;

    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; } = attributes;

    /// <summary>Which of two that cover the same text stands outside. A link holds everything, code nothing but text.</summary>
    public int Rank { get; } = name switch { "a" => 0, "span" or "bdo" or "bdi" => 1, "del" => 2, "em" => 3, "strong" => 4, "code" => 9, _ => 5 };

    public static ImmutableArray<Format> With(ImmutableArray<Format> formats, string name) =>
        Has(formats, name) ? formats : formats.Add(Plain.GetValueOrDefault(name) ?? new Format(name, []));

    public static ImmutableArray<Format> With(ImmutableArray<Format> formats, string name, string attribute, string value) =>
        formats.Add(new Format(name, [new(attribute, value)]));

    /// <summary>With what a clean inline element says.</summary>
    public static ImmutableArray<Format> With(ImmutableArray<Format> formats, Element element) =>
        Plain.ContainsKey(element.Name) ? With(formats, element.Name) : formats.Add(new Format(element.Name, element.Attributes is { } attributes ? [.. attributes] : []));

    public static ImmutableArray<Format> Without(ImmutableArray<Format> formats, string name) => formats.RemoveAll(format => format.Name == name);

    public static bool Has(ImmutableArray<Format> formats, string name)
    {
        foreach (var format in formats)
        {
            if (format.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    public static ImmutableArray<Format> Both(ImmutableArray<Format> one, ImmutableArray<Format> other)
    {
        if (one == other || one.IsEmpty)
        {
            return one;
        }

        return other.IsEmpty ? [] : Shared(one, other);
    }

    private static ImmutableArray<Format> Shared(ImmutableArray<Format> one, ImmutableArray<Format> other) => one.RemoveAll(format => !other.Contains(format));

    public Element ToElement()
    {
        var element = new Element(Name);
        foreach (var (attribute, value) in Attributes)
        {
            element[attribute] = value;
        }

        return element;
    }
}
