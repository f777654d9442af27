using System.Buffers;
using System.Globalization;
using System.Text;
using HandlebarsDotNet;

namespace MirrorGen.Generation.Templates;

/// <summary>Encodes what HTML gives a meaning to, in text and in quoted attributes; leaves all other letters readable.</summary>
internal sealed class HtmlTextEncoder : ITextEncoder
{
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("&<>\"'");

    public IFormatProvider FormatProvider { get; } = CultureInfo.InvariantCulture;

    public static string Encoded(string? text)
    {
        using var encoded = new StringWriter(CultureInfo.InvariantCulture);
        new HtmlTextEncoder().Encode(text, encoded);
        return encoded.ToString();
    }

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    // In stretches: a site has more letters than anything else, and few of them mean anything to HTML.
    public void Encode(string? text, TextWriter target)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Meaningful) is >= 0 and var at)
        {
            target.Write(rest[..at]);
            Encode(rest[at], target);
            rest = rest[(at + 1)..];
        }

        target.Write(rest);
    }

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text?.MoveNext() == true)
        {
            Encode(text.Current, target);
        }
    }

    private static void Encode(char letter, TextWriter target)
    {
        switch (letter)
        {
            case '&': target.Write("&amp;"); break;
            case '<': target.Write("&lt;"); break;
            case '>': target.Write("&gt;"); break;
            case '"': target.Write("&quot;"); break;
            case '\'': target.Write("&#39;"); break;
            default: target.Write(letter); break;
        }
    }
}
