using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Proof;

namespace MirrorGen.Conversion;

/// <summary>What becomes of the players (YouTube, Vimeo …) that a text shows.</summary>
public enum Players
{
    /// <summary>A link to what the player shows, so that the page asks nobody for anything.</summary>
    Links,

    /// <summary>The service's own frame.</summary>
    Frames,
}

/// <summary>Markdown to clean HTML: no script, handler or form passes, and no foreign frame unless asked for, whatever the Markdown holds.</summary>
public static class MarkdownToHtml
{
    public static string Render(string markdown, Players players = Players.Links) => HtmlWriter.Write(MarkdownReader.Read(markdown), players == Players.Frames);
}
