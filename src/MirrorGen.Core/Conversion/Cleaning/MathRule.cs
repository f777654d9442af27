using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning;

/// <summary>KaTeX and MathJax print a formula two or three times over: for eyes, for screen readers, as source. The MathML says it all, and browsers show it.</summary>
internal sealed class MathRule : Rule
{
    public override IReadOnlyList<string> Elements => ["span", "div", "mjx-container"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Name != "mjx-container" && !element.HasClass("katex") && !element.HasClass("katex-display") && !element.HasClassBeginning("mwe-math-element") && !element.HasClassBeginning("MathJax"))
        {
            return Verdict.Next;
        }

        if (element.Find("math") is not { } math)
        {
            return Verdict.Next;
        }

        if (element.HasClass("katex-display") || element["display"] == "true")
        {
            math["display"] = "block";
        }

        element.Name = "span";
        element.ClearAttributes();
        element.TakeChildren();
        element.Add(math);
        return Verdict.Next;
    }
}
