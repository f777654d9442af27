using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>Figures: images, players, quotes and tables with a caption, and galleries of them.</summary>
internal sealed partial class Shaper
{
    private void Figure(Element element)
    {
        var figure = new Element("figure");
        Enter(figure, element, static (shaper, from) => shaper.VisitFigure(from));
        var blocks = Gathered(figure.TakeChildren());
        if (blocks.Count > 1 && blocks.Exists(block => block is Element { Name: "figcaption" }))
        {
            blocks.ForEach(figure.Add);
            return;
        }

        // Without a caption a figure says nothing that its image does not; a caption without anything is a paragraph.
        figure.Parent!.Children.Remove(figure);
        var dir = figure["dir"];
        foreach (var block in blocks)
        {
            if (block is Element { Name: "figcaption" } lone)
            {
                lone.Name = "p";
            }

            if (block is Element moved && dir is not null && !moved.Has("dir"))
            {
                moved["dir"] = dir;
            }

            _container.Add(block);
        }
    }

    // The images of a gallery stand together in one paragraph.
    private static List<Node> Gathered(List<Node> blocks)
    {
        var gathered = new List<Node>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is Element { Name: "p" } paragraph && gathered is [.., Element { Name: "p" } before] && !paragraph.Has("dir") && !before.Has("dir")
                && Phrases.IsMediaAlone(paragraph) && Phrases.IsMediaAlone(before) && paragraph.Find("iframe") is null && before.Find("iframe") is null)
            {
                before.AddText(" ");
                paragraph.TakeChildren().ForEach(before.Add);
            }
            else
            {
                gathered.Add(block);
            }
        }

        return gathered;
    }

    private void VisitFigure(Element element)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            switch (element.Children[i])
            {
                case TextNode text:
                    AddText(text.Value);
                    break;
                case Element { Name: "figcaption" } caption:
                    AddCaption(caption);
                    break;
                case Element { Name: "div" or "span" or "center" } wrapper when wrapper.Find("figcaption") is not null && wrapper.Find("figure") is null:
                    EndLine();
                    VisitFigure(wrapper);
                    EndLine();
                    break;
                case Element child:
                    Visit(child, new Place(element.Children, i, _page));
                    break;
            }
        }
    }

    private void AddCaption(Element element)
    {
        EndLine();
        NoteAnchor(element);
        var caption = new Element("figcaption");
        Phrases.Join(Collect(element, "#caption"), caption, paragraphs: true);
        if (!Phrases.IsBlank(caption))
        {
            if (_container.ChildElements.FirstOrDefault(child => child.Name == "figcaption") is { } other)
            {
                other.Add(new Element("br"));
                caption.TakeChildren().ForEach(other.Add);
            }
            else
            {
                _container.Add(caption);
            }
        }
    }
}
