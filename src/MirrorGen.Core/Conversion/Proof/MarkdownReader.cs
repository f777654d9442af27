using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
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

    public static Element Read(string markdown) => Shaper.Shape(HtmlReader.Read(Render(markdown)));

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
        using var writer = new StringWriter(new StringBuilder(markdown.Length * 2), System.Globalization.CultureInfo.InvariantCulture);
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

        var places = notes.GroupBy(note =>
        {
            var before = document.Count;
            while (before > 0 && document[before - 1].Line > note.Line)
            {
                before--;
            }

            return before;
        }).OrderByDescending(place => place.Key).ToList();
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
