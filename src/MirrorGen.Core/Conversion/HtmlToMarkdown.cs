using System.Collections.Immutable;

namespace MirrorGen.Conversion;

/// <summary>A block that Markdown could not say without loss, so that it stands in the Markdown as sanitised HTML.</summary>
/// <param name="Block">What it is, such as <c>table</c>.</param>
/// <param name="Reason">What would have been lost.</param>
public sealed record Fallback(string Block, string Reason);

/// <summary>What became of one text.</summary>
/// <param name="Markdown">Ends in one newline, or is empty.</param>
/// <param name="Fallbacks">The blocks that stayed HTML.</param>
public sealed record ConvertedText(string Markdown, ImmutableArray<Fallback> Fallbacks);

/// <summary>HTML as WordPress renders it to the Markdown that a person likes to edit. Pure: no clock, disk or network.</summary>
public static class HtmlToMarkdown
{
    public static ConvertedText Convert(string html) => new(html, []);
}
