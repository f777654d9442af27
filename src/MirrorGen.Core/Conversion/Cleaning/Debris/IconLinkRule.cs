using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>A link that is an icon (SVG or an icon font) shows no word; its name for screen readers becomes its text, or the link would be lost.</summary>
internal sealed class IconLinkRule : Rule
{
    public override IReadOnlyList<string> Elements => ["a"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element["aria-label"]?.Trim() is { Length: > 0 } label && element.Find(below => below.Name is "svg" or "i") is not null
            && element.Find(below => below.Name is "img" or "video" or "iframe") is null && string.IsNullOrWhiteSpace(element.TextContent()))
        {
            element.AddText(label);
        }

        return Verdict.Next;
    }
}
