using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>What holds one line of text only (headings, terms, captions, cells): makes that line of whatever blocks were put in.</summary>
internal static class Phrases
{
    /// <summary>Moves the text of the blocks into a line, with a line break between two of them, or two where paragraphs matter.</summary>
    public static void Join(Element blocks, Element line, bool paragraphs)
    {
        foreach (var node in blocks.TakeChildren())
        {
            Join(node, line, paragraphs);
        }
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

    private static void Join(Node node, Element line, bool paragraphs)
    {
        if (node is not Element block)
        {
            return;
        }

        if (block.Name is "p" || Names.IsHeading(block.Name) || block.Name is "dt" or "summary" or "figcaption")
        {
            var children = block.TakeChildren();
            if (children.Count == 0)
            {
                return;
            }

            // Images that follow one another need no break; words do.
            if (line.Children.Count > 0)
            {
                line.Add(new Element("br"));
                if (paragraphs)
                {
                    line.Add(new Element("br"));
                }
            }

            if (block["id"] is { } id)
            {
                line.Add(new Element(Names.Anchor) { ["id"] = id });
            }

            children.ForEach(line.Add);
            return;
        }

        if (block.Name == Names.Code)
        {
            var code = new Element("code");
            code.AddText(block.TextContent().ReplaceLineEndings(" "));
            if (line.Children.Count > 0)
            {
                line.Add(new Element("br"));
            }

            line.Add(code);
            return;
        }

        foreach (var child in block.TakeChildren())
        {
            Join(child, line, paragraphs);
        }
    }
}
