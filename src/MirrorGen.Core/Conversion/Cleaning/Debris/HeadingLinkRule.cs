using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>The little <c>#</c> or ¶ by which a heading links to itself.</summary>
internal sealed class HeadingLinkRule : Rule
{
    public override IReadOnlyList<string> Elements => ["a"];

    public override Verdict Apply(Element element, Place place) =>
        Page.Fragment(element["href"]) is not null && element.TextContent().Trim() is "" or "#" or "##" or "¶" or "§" or "🔗" or "∞" or "⚓" && element.Find("img") is null
        && Heading(element) is { } heading && Leads(element, heading) && heading.TextContent().Trim().Length > 2 ? Verdict.Drop : Verdict.Next;

    // The heading that it stands in, itself or in a wrapper.
    private static Element? Heading(Element link) =>
        link.Parent is { } parent && Names.IsHeading(parent.Name) ? parent : link.Parent?.Parent is { } above && Names.IsHeading(above.Name) ? above : null;

    private static bool Leads(Element link, Element heading)
    {
        var id = Page.Fragment(link["href"]);
        return heading["id"] == id || heading.Find(below => below["id"] == id && below != link && below.Children.Count > 0) is not null;
    }
}
