using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>Takes away the places whose links went with something that was dropped: hidden text, forms, code.</summary>
internal static class DeadAnchors
{
    public static void Remove(Element tree, Page page)
    {
        if (page.Targets.Count == 0)
        {
            return;
        }

        var alive = Page.Of(tree).Targets;
        if (!page.Targets.All(alive.Contains))
        {
            Prune(tree, alive);
        }
    }

    private static void Prune(Element element, IReadOnlySet<string> alive)
    {
        var children = element.TakeChildren();
        foreach (var child in children)
        {
            switch (child)
            {
                // What may stand at the start of a heading for other texts to link to is the heading's own id by now.
                case Element { Name: Names.Anchor } anchor when !alive.Contains(anchor["id"]!):
                    break;
                case TextNode text when element.Children is [.., TextNode before]:
                    element.Children[^1] = new TextNode(before.Value + text.Value) { Parent = element };
                    break;
                case Element { Name: Names.Code } code:
                    code["id"] = code["id"] is { } id && alive.Contains(id) ? id : null;
                    element.Add(code);
                    break;
                case Element below:
                    Prune(below, alive);
                    if (below.Name != "p" || below.Children.Count > 0)
                    {
                        element.Add(below);
                    }

                    break;
                default:
                    element.Add(child);
                    break;
            }
        }
    }
}
