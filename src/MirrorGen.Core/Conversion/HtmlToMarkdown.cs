using System.Collections.Immutable;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Proof;
using MirrorGen.Conversion.Shaping;

namespace MirrorGen.Conversion;

/// <summary>A block that Markdown could not say without loss, so that it stands in the Markdown as sanitised HTML.</summary>
/// <param name="Block">What it is, such as <c>table</c>.</param>
/// <param name="Reason">What would have been lost.</param>
public sealed record Fallback(string Block, string Reason);

/// <summary>What became of one text.</summary>
/// <param name="Markdown">Ends in one newline, or is empty.</param>
/// <param name="Fallbacks">The blocks that stayed HTML.</param>
public sealed record ConvertedText(string Markdown, ImmutableArray<Fallback> Fallbacks)
{
    /// <summary>The names of shortcodes that WordPress left unresolved, each once: they stand in the text as they are.</summary>
    public ImmutableArray<string> Shortcodes { get; init; } = [];

    /// <summary>Paragraphs, headings, lists, tables, figures …: a list or a table is one, with all that it holds.</summary>
    public int Blocks { get; init; }

    /// <summary>How many of <see cref="Blocks"/> could not be said in Markdown alone.</summary>
    public int BlocksInHtml => Fallbacks.Any(fallback => fallback.Block == Whole) ? Blocks : Math.Min(Fallbacks.Length, Blocks);

    /// <summary>The <see cref="Fallback.Block"/> of a text that stays HTML from its beginning to its end.</summary>
    internal const string Whole = "text";
}

/// <summary>
/// HTML as WordPress renders it to the Markdown that a person likes to edit. Pure: no clock, disk or network. Each text is proved: the Markdown
/// is rendered again and compared with the cleaned HTML, and what does not survive stays HTML. Takes any text and always answers.
/// </summary>
public static class HtmlToMarkdown
{
    public static ConvertedText Convert(string html)
    {
        var shortcodes = new Shortcodes();
        return Convert(html, shortcodes) with { Shortcodes = shortcodes.Names };
    }

    private static ConvertedText Convert(string html, Shortcodes shortcodes)
    {
        if (HtmlStretches.IsLong(html) && Page.HasNoLinkInside(html))
        {
            return RoundTrip.Convert(Shaper.Shape(HtmlStretches.Read(html)).Select(shortcodes.Note), Page.Plain);
        }

        var tree = shortcodes.Note(Shaper.Shape(HtmlReader.Read(html)));
        var page = Page.Of(tree);
        var tied = tree.Find(below => below.Name is Names.Notes or Names.NoteReference) is not null;
        if (tied && RoundTrip.ConvertTied(tree) is { } together)
        {
            return together;
        }

        if (!tied && (page.Targets.Count < 2 || Settling.Whole(tree, page) is not null))
        {
            return RoundTrip.Convert([tree], page);
        }

        // Footnotes tie distant blocks together; as links and a list each block stands for itself.
        var untied = Shaper.Shape(HtmlReader.Read(html), Footnotes.Untied);
        var converted = RoundTrip.Convert([untied], Page.Of(untied));
        return converted with { Fallbacks = converted.Fallbacks.Add(new("footnotes", "marks or notes where Markdown has none")) };
    }
}
