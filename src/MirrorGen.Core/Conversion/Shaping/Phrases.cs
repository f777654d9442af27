using System.Collections.Immutable;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>What holds one line of text only (headings, terms, captions, cells): makes that line of whatever blocks were put in.</summary>
internal static class Phrases
{
    /// <summary>Moves the text of the blocks into a line, with a line break between two of them, or two where paragraphs matter.</summary>
    public static void Join(Element blocks, Element line, bool paragraphs)
    {
        if (blocks.Children is [Element { Name: "p" } only])
        {
            only.TakeChildren().ForEach(line.Add);
            return;
        }

        if (blocks.Children.Count == 0)
        {
            return;
        }

        var joined = new Line { KeepsGaps = true };
        Replay(blocks, joined, [], paragraphs ? 2 : 1);
        joined.Finish().ForEach(line.Add);
    }

    /// <summary>Nothing to see, no image, no place that a link leads to.</summary>
    public static bool IsBlank(Element element) => element.Children.Count == 0;

    public static bool IsMediaAlone(Element paragraph)
    {
        foreach (var child in paragraph.Children)
        {
            if (child is TextNode text ? !string.IsNullOrWhiteSpace(text.Value) : child is not Element { Name: "img" or "audio" or "video" or "iframe" or Names.More } and not Element { Name: "a", Children: [Element { Name: "img" }] })
            {
                return false;
            }
        }

        return paragraph.Children.Count > 0;
    }

    /// <summary>Takes a format away that covers all of the text and says nothing there, as bold in a heading.</summary>
    public static void UnwrapWhole(Element element, string format)
    {
        if (element.Children is [Element only] && only.Name == format)
        {
            element.TakeChildren();
            only.TakeChildren().ForEach(element.Add);
        }
    }

    // Says the same once more to a line, which nests the formats anew: two bold paragraphs are one bold text with a break in it.
    private static void Replay(Element element, Line line, ImmutableArray<Format> formats, int breaks)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                line.Text(text.Value, 0, formats);
                continue;
            }

            if (child is not Element below)
            {
                continue;
            }

            switch (below.Name)
            {
                case "br":
                    line.Break();
                    break;
                case Names.Anchor:
                    line.Anchor(below["id"]!);
                    break;
                case Names.Code:
                    Break(line, 1);
                    line.Text(below.TextContent(), 0, Format.With(formats, "code"));
                    Break(line, 1);
                    break;
                case "img" or "iframe" or "audio" or "video" or "math" or "ruby" or Names.NoteReference or Names.More:
                    line.Atom(below, formats);
                    break;
                case var name when Names.IsBlock(name):
                    Break(line, breaks);
                    if (below["id"] is { } id)
                    {
                        line.Anchor(id);
                    }

                    Replay(below, line, formats, breaks);
                    Break(line, breaks);
                    break;
                case "hr":
                    Break(line, breaks);
                    break;
                default:
                    Replay(below, line, Format.With(formats, below), breaks);
                    break;
            }
        }
    }

    private static void Break(Line line, int times)
    {
        for (var i = line.Breaks; i < times; i++)
        {
            line.Break();
        }
    }
}
