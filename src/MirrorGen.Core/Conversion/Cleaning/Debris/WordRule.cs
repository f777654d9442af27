using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>What Word leaves behind in pasted text: numbers typed in front of its pseudo-lists, empty name-spaced elements.</summary>
internal sealed class WordRule : Rule
{
    public override IReadOnlyList<string> Elements => ["span", "p", "div", "o:p"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Name == "o:p")
        {
            return Verdict.Unwrap;
        }

        return element["style"] is { } style && style.Contains("mso-list", StringComparison.OrdinalIgnoreCase)
            && Style.Of(element, "mso-list").Contains("ignore", StringComparison.Ordinal) ? Verdict.Drop : Verdict.Next;
    }
}
