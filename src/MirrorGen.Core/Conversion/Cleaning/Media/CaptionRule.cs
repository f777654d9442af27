using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Media;

/// <summary>The caption of the classic editor, <c>div.wp-caption</c> with <c>p.wp-caption-text</c>, is a figure with its caption.</summary>
internal sealed class CaptionRule : Rule
{
    public override IReadOnlyList<string> Elements => ["div", "p", "dl", "figure"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.HasClass("wp-caption"))
        {
            element.Name = "figure";
            foreach (var text in element.Descendants().Where(below => below.HasClass("wp-caption-text")).ToList())
            {
                text.Name = "figcaption";
            }
        }

        return Verdict.Next;
    }
}

/// <summary>An image of a classic gallery, by default <c>dl.gallery-item</c>, with <c>dd.gallery-caption</c>.</summary>
internal sealed class GalleryItemRule : Rule
{
    public override IReadOnlyList<string> Elements => ["dl", "div", "li", "figure"];

    public override Verdict Apply(Element element, Place place)
    {
        if (!element.HasClass("gallery-item"))
        {
            return Verdict.Next;
        }

        element.Name = "figure";
        foreach (var below in element.Descendants().ToList())
        {
            if (below.HasClass("gallery-caption") || below.HasClass("wp-caption-text"))
            {
                below.Name = "figcaption";
            }
            else if (below.Name is "dt" or "dd")
            {
                below.Name = "div";
            }
        }

        return Verdict.Next;
    }
}
