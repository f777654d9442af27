using System.Text;
using MirrorGen.Conversion;

namespace MirrorGen.Content;

/// <summary>
/// Short HTML as two keys of the front matter: the words, which people edit and other tools read, and the HTML only where the words alone don't
/// give it back. Who edits the words has the last word.
/// </summary>
internal static class PlainHtml
{
    public static string Inline(string html) => Settled(html, HtmlCleaner.Inline);

    public static string Blocks(string html) => Settled(html, text => HtmlCleaner.Blocks(text).Trim());

    public static (string Text, string? Html) OfTitle(string html)
    {
        var clean = html.AsSpan().IndexOfAny('<', '&') < 0 ? html : Inline(html);
        var text = HtmlCleaner.Text(clean);
        return (text, Escape(text) == clean ? null : clean);
    }

    public static string ToTitle(string? text, string? html) => html is not null && (text is null || HtmlCleaner.Text(html) == text) ? html : Escape(text ?? "");

    public static (string Text, string? Html) OfParagraphs(string html)
    {
        var clean = Blocks(html);
        var text = HtmlCleaner.Text(clean);
        return (text, Paragraph(text) == clean ? null : clean);
    }

    public static string ToParagraphs(string? text, string? html) => html is not null && (text is null || HtmlCleaner.Text(html) == text) ? html : Paragraph(text ?? "");

    // Damaged HTML may come out of the cleaner with something left that only a second cleaning sees; what we write must be what we would write again.
    private static string Settled(string html, Func<string, string> clean)
    {
        const int Most = 4;
        var settled = clean(html);
        for (var round = 0; round < Most && clean(settled) is var again && again != settled; round++)
        {
            settled = again;
        }

        return settled;
    }

    private static string Paragraph(string text) => text.Length == 0 ? "" : $"<p>{Escape(text)}</p>";

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch { '&' => escaped.Append("&amp;"), '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), _ => escaped.Append(c) };
        }

        return escaped.ToString();
    }
}
