using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MirrorGen.Content;

/// <summary>
/// Front matter as a person may have written it: a tree of texts, read key by key. Aliases are refused, so that a few lines can't unfold into
/// gigabytes.
/// </summary>
internal sealed class Yaml
{
    private const int Deepest = 20;

    private static readonly Yaml Nothing = new(null, [], ImmutableDictionary<string, Yaml>.Empty);

    private readonly string? _text;
    private readonly ImmutableArray<Yaml> _items;
    private readonly IReadOnlyDictionary<string, Yaml> _members;

    private Yaml(string? text, ImmutableArray<Yaml> items, IReadOnlyDictionary<string, Yaml> members)
    {
        _text = text;
        _items = items;
        _members = members;
    }

    public Yaml this[string key] => _members.TryGetValue(key, out var value) ? value : Nothing;

    public IEnumerable<KeyValuePair<string, Yaml>> Members => _members;

    public bool Exists => !ReferenceEquals(this, Nothing);

    /// <summary>Null for what is no single text, and for YAML's null.</summary>
    public string? Text => _text;

    public long? Number => long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsTrue => _text is not null && (_text.Equals("true", StringComparison.OrdinalIgnoreCase) || _text.Equals("yes", StringComparison.OrdinalIgnoreCase));

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public IEnumerable<string> Texts => _text is not null ? [_text] : _items.Select(item => item._text).OfType<string>();

    public IEnumerable<long> Numbers => (_text is not null ? [this] : _items).Select(item => item.Number).OfType<long>();

    /// <param name="assumed">The offset of a time that names none.</param>
    public DateTimeOffset? Time(TimeSpan assumed) =>
        DateTimeOffset.TryParse(_text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && _text is not null
            ? HasOffset(_text) ? time : new DateTimeOffset(time.DateTime, assumed)
            : null;

    /// <exception cref="FormatException">It is no YAML; the message says where.</exception>
    public static Yaml Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return Nothing;
            }

            parser.Consume<DocumentStart>();
            return Node(parser, 0);
        }
        catch (YamlException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {e.Start.Line}: {e.Message}"), e);
        }
    }

    private static bool HasOffset(string time) => time.EndsWith('Z') || time.EndsWith('z') || time.LastIndexOfAny(['+', '-']) > 9;

    private static Yaml Node(IParser parser, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"lists lie more than {Deepest} deep in each other"));
        }

        switch (parser.Consume<ParsingEvent>())
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                return scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" ? Nothing : new(scalar.Value, [], ImmutableDictionary<string, Yaml>.Empty);
            case SequenceStart:
                var items = ImmutableArray.CreateBuilder<Yaml>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser, depth + 1));
                }

                return new(null, items.ToImmutable(), ImmutableDictionary<string, Yaml>.Empty);
            case MappingStart:
                var members = new Dictionary<string, Yaml>(StringComparer.Ordinal);
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = Node(parser, depth + 1)._text;
                    var value = Node(parser, depth + 1);
                    members[key ?? ""] = value;
                }

                return new(null, [], members);
            default:
                return Nothing;
        }
    }
}
