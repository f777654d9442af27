using System.Globalization;
using AngleSharp.Dom;

namespace MirrorGen.Generation;

/// <summary>
/// Pictures that belong together stand side by side: they take less of the reader's way. The classes that WordPress gives a gallery are gone from clean HTML;
/// what is left shows it all the same: a figure or list of nothing but pictures, several in one paragraph, small ones one after another.
/// </summary>
internal static class Galleries
{
    // WordPress's own sizes "thumbnail" and "medium" are 150 and 300 pixels wide.
    private const int SmallPicture = 320;

    public static void Gather(IElement body)
    {
        foreach (var list in body.QuerySelectorAll("ul, ol").Where(list => list.ChildElementCount > 1 && list.Children.All(IsPicture)).ToArray())
        {
            list.ClassName = "gallery";
        }

        foreach (var figure in body.QuerySelectorAll("figure").ToArray())
        {
            var pictures = figure.Children.Where(child => child.LocalName != "figcaption").ToArray();
            if (pictures.Length > 1 && pictures.All(IsPicture))
            {
                Wrap(pictures);
            }
        }

        foreach (var paragraph in body.QuerySelectorAll("p").Where(paragraph => paragraph.ChildElementCount > 1 && paragraph.Children.All(child => child.LocalName == "br" || IsPicture(child)) && HasNoWords(paragraph)).ToArray())
        {
            var pictures = paragraph.Children.Where(child => child.LocalName != "br").ToArray();
            if (pictures.Length > 1)
            {
                paragraph.Before(Wrap(pictures));
                paragraph.Remove();
            }
        }

        GatherSmall(body);
    }

    private static void GatherSmall(IElement body)
    {
        foreach (var first in body.Children.Where(IsSmallPicture).ToArray())
        {
            var run = new List<IElement>();
            for (var next = first; next is not null && next.ParentElement == body && IsSmallPicture(next); next = next.NextElementSibling)
            {
                run.Add(next);
            }

            if (run.Count > 1)
            {
                Wrap([.. run]);
            }
        }
    }

    private static IElement Wrap(IElement[] pictures)
    {
        var gallery = pictures[0].Owner!.CreateElement("div");
        gallery.ClassName = "gallery";
        pictures[0].Before(gallery);
        gallery.Append([.. pictures]);
        return gallery;
    }

    // One picture, perhaps in a link, perhaps with its caption, and nothing else.
    private static bool IsPicture(IElement element) => element.LocalName switch
    {
        "img" => true,
        "figure" => element.QuerySelectorAll("img").Length == 1 && element.Children.All(child => child.LocalName == "figcaption" || IsPicture(child)),
        "a" or "p" or "li" => element.QuerySelectorAll("img").Length == 1 && (element.QuerySelector("figcaption") is not null ? element.Children.All(IsPicture) : HasNoWords(element)),
        _ => false,
    };

    private static bool IsSmallPicture(IElement element) =>
        element.LocalName is "figure" or "p"
        && element.QuerySelectorAll("img") is [var image]
        && int.TryParse(image.GetAttribute("width"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width <= SmallPicture
        && (element.LocalName == "figure" || HasNoWords(element));

    private static bool HasNoWords(IElement element) => string.IsNullOrWhiteSpace(element.TextContent);
}
