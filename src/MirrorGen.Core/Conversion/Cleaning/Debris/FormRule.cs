using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>A form sends nothing from an archive. Its controls and their labels go; prose that stands in it stays.</summary>
internal sealed class FormRule : Rule
{
    public override IReadOnlyList<string> Elements => ["form", "label", "button", "fieldset", "legend"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Name == "form")
        {
            return element.Find(below => below.Name is "p" or "li" or "td" or "h1" or "h2" or "h3" or "h4" or "blockquote" or "article") is null ? Verdict.Drop : Verdict.Unwrap;
        }

        return element.Name is "label" or "button" && element.Ancestor(above => above.Name == "form") is not null ? Verdict.Drop : Verdict.Unwrap;
    }
}
