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
    /// <param name="markdown">Anybody's: what <see cref="HtmlToMarkdown"/> wrote, or what somebody made of it since.</param>
    /// <param name="players">What becomes of the players in it.</param>
    /// <param name="markers">Whether <c>&lt;!--more--&gt;</c> and <c>&lt;!--nextpage--&gt;</c>, by which a site divides the text, are kept as comments.</param>
    public static string Render(string markdown, Players players = Players.Links, bool markers = true) =>
        HtmlWriter.Write(MarkdownReader.ReadStretches(markdown), players == Players.Frames, markers);
}
