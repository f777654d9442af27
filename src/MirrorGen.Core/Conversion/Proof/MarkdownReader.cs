using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Shaping;

namespace MirrorGen.Conversion.Proof;

/// <summary>Markdown to the clean tree: Markdig renders it, and the result goes the way of any other hostile HTML.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseFootnotes()
        .Build();

    /// <param name="markdown">Anybody's.</param>
    /// <param name="page">What is known of the text of which this is a part.</param>
    public static Element Read(string markdown, Page page) => Shaper.Shape(HtmlReader.Read(Render(markdown)), whole: page);

    /// <summary>A text of any length, a stretch at a time.</summary>
    public static IEnumerable<Element> ReadStretches(string markdown)
    {
        // Only notes and references to addresses ("[^1]: …") tie Markdown together over any distance.
        if (!HtmlStretches.IsLong(markdown) || markdown.Contains("]:", StringComparison.Ordinal))
        {
            return [Read(markdown, Page.Plain)];
        }

        if (Page.HasNoLinkInside(markdown))
        {
            return Shaper.Shape(Stretches(markdown));
        }

        var whole = new Element("body");
        foreach (var stretch in Stretches(markdown))
        {
            stretch.TakeChildren().ForEach(whole.Add);
        }

        return [Shaper.Shape(whole)];
    }

    // Each is rendered with a probe after it, which shows whether fences, lists and tags are closed there.
    private static IEnumerable<Element> Stretches(string markdown)
    {
        for (var from = 0; from < markdown.Length;)
        {
            Element? stretch = null;
            var end = markdown.Length;
            for (var enough = HtmlStretches.Enough; stretch is null && Cut(markdown, from + (long)enough) is { } cut; enough *= 4)
            {
                var probed = HtmlReader.Read(Render($"{markdown.AsSpan(from, cut - from)}{HtmlStretches.Probe}\n"));
                (stretch, end) = HtmlStretches.TakeProbe(probed) ? (probed, cut) : (null, markdown.Length);
            }

            yield return stretch ?? HtmlReader.Read(Render(markdown[from..]));
            from = end;
        }
    }

    // Where a paragraph or a heading begins after an empty line.
    private static int? Cut(string markdown, long from)
    {
        for (var at = from < markdown.Length ? markdown.IndexOf("\n\n", (int)from, StringComparison.Ordinal) : -1; at >= 0; at = markdown.IndexOf("\n\n", at + 1, StringComparison.Ordinal))
        {
            if (at + 2 < markdown.Length && (char.IsLetter(markdown[at + 2]) || markdown[at + 2] == '#'))
            {
                return at + 2;
            }
        }

        return null;
    }

    private static string Render(string markdown)
    {
        try
        {
            return RenderDocument(markdown);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond 128 levels, which no Markdown of ours has and nobody types: shown as it is, as text.
            return "<pre>\n" + markdown.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) + "</pre>";
        }
    }

    private static string RenderDocument(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        PlaceNotes(document);
        using var writer = new StringWriter(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new PlainLinks());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new PlainAutolinks());
        renderer.Render(document);
        return writer.ToString();
    }

    // Markdig moves all notes to the end. Here they stay where they were written: before a page break, say.
    private static void PlaceNotes(MarkdownDocument document)
    {
        if (document.LastChild is not FootnoteGroup group)
        {
            return;
        }

        document.RemoveAt(document.Count - 1);
        var notes = group.OfType<Footnote>().ToList();
        foreach (var note in notes)
        {
            group.Remove(note);
        }

        var places = notes.GroupBy(note => BlocksBefore(document, note.Line)).OrderByDescending(place => place.Key).ToList();
        foreach (var place in places)
        {
            var here = new FootnoteGroup(group.Parser!);
            foreach (var note in place.OrderBy(note => note.Order))
            {
                here.Add(note);
            }

            document.Insert(place.Key, here);
        }
    }

    private static int BlocksBefore(MarkdownDocument document, int line)
    {
        var (from, to) = (0, document.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = document[middle].Line > line ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    // As the author wrote it: Markdig would encode what is not ASCII, and the archive has to find the file by its name.
    private sealed class PlainLinks : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"");
            renderer.WriteEscape(link.GetDynamicUrl?.Invoke() ?? link.Url ?? "");
            renderer.Write("\"");
            if (link.IsImage)
            {
                renderer.Write(" alt=\"");
                var wasEnabled = renderer.EnableHtmlForInline;
                renderer.EnableHtmlForInline = false;
                renderer.WriteChildren(link);
                renderer.EnableHtmlForInline = wasEnabled;
                renderer.Write("\"");
            }

            if (!string.IsNullOrEmpty(link.Title))
            {
                renderer.Write(" title=\"");
                renderer.WriteEscape(link.Title);
                renderer.Write("\"");
            }

            renderer.Write(">");
            if (!link.IsImage)
            {
                renderer.WriteChildren(link);
                renderer.Write("</a>");
            }
        }
    }

    private sealed class PlainAutolinks : AutolinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            renderer.Write("<a href=\"").Write(link.IsEmail ? "mailto:" : "");
            renderer.WriteEscape(link.Url);
            renderer.Write("\">");
            renderer.WriteEscape(link.Url);
            renderer.Write("</a>");
        }
    }
}
