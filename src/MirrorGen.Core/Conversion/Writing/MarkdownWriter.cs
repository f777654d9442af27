using System.Globalization;
using System.Text;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

/// <summary>
/// The clean tree to Markdown: CommonMark, GFM's tables, tasks and strike-through, and footnotes. What these cannot say is HTML,
/// with Markdown inside wherever that works (<c>figure</c>, <c>details</c>, <c>div dir</c>).
/// </summary>
internal sealed class MarkdownWriter
{
    // Markdig gives up on deeper nesting than 128, and no person reads beyond a dozen.
    private const int DeepestNesting = 24;

    private readonly StringBuilder _out = new();
    private readonly List<Fallback> _fallbacks;
    private string _prefix = "";
    private string? _first;
    private int _nesting;

    private MarkdownWriter(List<Fallback> fallbacks) => _fallbacks = fallbacks;

    /// <summary>Ends in one newline, or is empty.</summary>
    public static string Write(Element body, List<Fallback> fallbacks)
    {
        var writer = new MarkdownWriter(fallbacks);
        writer.Blocks(body, 0, tight: false);
        return writer._out.ToString();
    }

    private void Blocks(Element container, int from, bool tight)
    {
        string? dir = null, lang = null;
        Node? previous = null;
        for (var i = from; i < container.Children.Count; i++)
        {
            var child = container.Children[i];
            var block = child as Element;
            if (i > from && !(tight && block?.Name is "ul" or "ol"))
            {
                Blank();
            }

            if (block?["dir"] != dir || block?["lang"] != lang)
            {
                if (dir is not null)
                {
                    Line("</div>");
                    Blank();
                }

                (dir, lang) = (block?["dir"], block?["lang"]);
                if (dir is not null)
                {
                    Line(lang is null ? $"<div dir=\"{dir}\">" : $"<div dir=\"{dir}\" lang=\"{lang}\">");
                    Blank();
                }
            }

            if (child is MarkerNode marker)
            {
                Line($"<!--{marker.Name}-->");
            }
            else if (block is not null)
            {
                Block(block, previous as Element);
            }

            previous = child;
        }

        if (dir is not null)
        {
            Blank();
            Line("</div>");
        }
    }

    private void Block(Element block, Element? previous)
    {
        if (block.Wording == Wording.Html)
        {
            Html(block);
            return;
        }

        switch (block.Name)
        {
            case "p":
                Lines(LineWriter.Write(block, LinePlace.Paragraph, block.Wording == Wording.Careful));
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Line(new string('#', block.Name[1] - '0') + " " + Anchor(block) + LineWriter.Write(block, LinePlace.Heading, block.Wording == Wording.Careful));
                break;
            case "hr":
                // At the very top --- would open front matter, and after a bullet of its own kind it would be part of a rule.
                Line((_first is not null && !_first.EndsWith("* ", StringComparison.Ordinal)) || _out.Length == 0 ? "***" : "---");
                break;
            case Names.Code:
                Code(block);
                break;
            case "blockquote" when _nesting < DeepestNesting:
                Nested("> ", "> ", block, tight: false);
                break;
            case "ul" or "ol" when _nesting < DeepestNesting && ListWriter.Reason(block) is var reason:
                if (reason is null)
                {
                    List(block, previous);
                }
                else
                {
                    Keep(block, reason);
                }

                break;
            case "table" when TableWriter.Reason(block) is var reason:
                if (reason is null)
                {
                    TableWriter.Write(block).ForEach(Line);
                }
                else
                {
                    Keep(block, reason);
                }

                break;
            case "figure":
                Wrapped(block, null);
                break;
            case "details":
                Wrapped(block, block.ChildElements.FirstOrDefault(child => child.Name == "summary"));
                break;
            case "figcaption" when block.Find(Names.NoteReference) is not null:
                Line("<figcaption>");
                Blank();
                Lines(LineWriter.Write(block, LinePlace.Paragraph, careful: false));
                Blank();
                Line("</figcaption>");
                break;
            case "figcaption":
                Html(block);
                break;
            case "dl":
                Keep(block, "definition lists are not part of GFM");
                break;
            case "pre":
                Keep(block, "links inside preformatted text");
                break;
            case Names.Notes:
                Notes(block);
                break;
            default:
                Keep(block, "nested too deep");
                break;
        }
    }

    private static string Anchor(Element block) =>
        block["id"] is { } id ? $"<a id=\"{id.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}\"></a>" : "";

    private void Keep(Element block, string reason)
    {
        _fallbacks.Add(new(block.Name.TrimStart('#'), reason));
        Html(block);
    }

    private void Html(Element block) => Lines(HtmlWriter.Compact(block));

    private void Wrapped(Element block, Element? head)
    {
        Line($"<{block.Name}>");
        if (head is not null)
        {
            Html(head);
        }

        if (block.Children.Count > (head is null ? 0 : 1))
        {
            Blank();
            _nesting++;
            Blocks(block, head is null ? 0 : 1, tight: false);
            _nesting--;
            Blank();
        }

        Line($"</{block.Name}>");
    }

    private void Code(Element code)
    {
        if (code.Has("id"))
        {
            Line(Anchor(code));
            Blank();
        }

        var text = code.TextContent();
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        Line(fence + code["language"]);
        Lines(text);
        Line(fence);
    }

    private void List(Element list, Element? previous)
    {
        var tight = ListWriter.IsTight(list);
        var second = previous?.Name == list.Name && !previous.Has("dir") == !list.Has("dir") && previous.Second is false;
        list.Second = second;
        var number = ListWriter.Start(list);
        var first = true;
        foreach (var item in list.ChildElements)
        {
            if (!first && !tight)
            {
                Blank();
            }

            first = false;
            var marker = list.Name == "ul" ? (second ? "* " : "- ") : number.ToString(CultureInfo.InvariantCulture) + (second ? ") " : ". ");
            number++;
            if (item.Children.Count == 0)
            {
                _first = (_first ?? _prefix) + marker;
                Line("");
                continue;
            }

            Nested(marker + (item["task"] is { } task ? $"[{task}] " : ""), new string(' ', marker.Length), item, tight);
        }
    }

    private void Notes(Element notes)
    {
        var first = true;
        foreach (var note in notes.ChildElements)
        {
            if (!first)
            {
                Blank();
            }

            first = false;
            Nested($"[^{note["note"]}]: ", "    ", note, tight: false);
        }
    }

    private void Nested(string first, string prefix, Element container, bool tight)
    {
        var outer = _prefix;
        _first = (_first ?? outer) + first;
        _prefix = outer + prefix;
        _nesting++;
        Blocks(container, 0, tight);
        _nesting--;
        _prefix = outer;
        _first = null;
    }

    private void Lines(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            Line(text.AsSpan()[range]);
        }
    }

    private void Line(string text) => Line(text.AsSpan());

    private void Line(ReadOnlySpan<char> text)
    {
        var start = _first ?? _prefix;
        _first = null;
        _out.Append(text.IsEmpty ? start.AsSpan().TrimEnd(' ') : start).Append(text).Append('\n');
    }

    private void Blank() => Line("");
}
