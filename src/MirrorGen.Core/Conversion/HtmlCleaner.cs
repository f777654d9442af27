using System.Buffers;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Shaping;

namespace MirrorGen.Conversion;

/// <summary>Makes hostile HTML safe and plain without going through Markdown: for titles, captions, comments and descriptions.</summary>
public static class HtmlCleaner
{
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("<>&\n\r\t\0\u00A0");

    /// <summary>Block-level HTML, safe to show: for comments and descriptions.</summary>
    public static string Blocks(string html) => HtmlWriter.Write(Shaper.Shape(HtmlReader.Read(html)), players: false);

    /// <summary>Inline HTML (emphasis, code, links …), safe to show: for titles and captions.</summary>
    public static string Inline(string html)
    {
        if (IsPlain(html))
        {
            return html.Trim();
        }

        var line = new Element("#line");
        Phrases.Join(Shaper.Shape(HtmlReader.Read(html), Footnotes.Ignored), line, paragraphs: false);
        return HtmlWriter.WriteInline(line, players: false);
    }

    /// <summary>The words alone, entities resolved, white space folded: for title bars, feeds and front matter.</summary>
    public static string Text(string html)
    {
        if (IsPlain(html))
        {
            return html.Trim();
        }

        return Words.Of(Shaper.Shape(HtmlReader.Read(html), Footnotes.Ignored));
    }

    private static bool IsPlain(string html) => !html.AsSpan().ContainsAny(NotPlain) && !html.Contains("  ", StringComparison.Ordinal);
}
