using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.Content;

/// <summary>
/// Writes front matter. Any text may come in: what is not a plain word or two is put in double quotes and escaped, so that no title can become a
/// key, a tag or the end of the front matter.
/// </summary>
internal sealed partial class YamlWriter
{
    private readonly StringBuilder _yaml = new();
    private int _indent;

    /// <summary>Nothing is written for null.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Key(key).Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    public void Number(string key, long value) => Key(key).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void True(string key, bool value)
    {
        if (value)
        {
            Key(key).Append(" true\n");
        }
    }

    public void Time(string key, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Key(key).Append(' ').Append(Time(time)).Append('\n');
        }
    }

    /// <summary>Nothing is written for an empty list.</summary>
    public void Texts(string key, IEnumerable<string> values) => List(key, values.Select(Scalar));

    public void Numbers(string key, IEnumerable<long> values) => List(key, values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    public void Begin(string key)
    {
        Key(key).Append('\n');
        _indent += 2;
    }

    public void End() => _indent -= 2;

    public override string ToString() => _yaml.ToString();

    private static string Time(DateTimeOffset time) => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);

    private void List(string key, IEnumerable<string> scalars)
    {
        var list = string.Join(", ", scalars);
        if (list.Length > 0)
        {
            Key(key).Append(" [").Append(list).Append("]\n");
        }
    }

    private StringBuilder Key(string key) => _yaml.Append(' ', _indent).Append(Scalar(key)).Append(':');

    private static string Scalar(string value) => Plain().IsMatch(value) && !Meaningful().IsMatch(value) ? value : Quoted(value);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // Words that YAML 1.1 or 1.2 reads as something else than text.
    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|null|y|n|nan|inf)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Meaningful();
}
