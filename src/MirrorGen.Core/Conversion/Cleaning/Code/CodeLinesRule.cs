using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>Several lines within one <c>code</c> outside of <c>pre</c>: what the classic editor makes of code typed line by line. A block of code.</summary>
internal sealed class CodeLinesRule : Rule
{
    public override IReadOnlyList<string> Elements => ["code"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.Find("br") is null || element.Ancestor(above => above.Name == "pre" || (above.Name == "a" && above.Has("href")) || Names.IsHeading(above.Name)) is not null)
        {
            return Verdict.Next;
        }

        // wpautop writes a newline after each <br />, which is not one of the code's.
        Fold(element);
        var text = CodeText.Of(element);
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return Verdict.Next;
        }

        CodeText.Become(element, text, Language.Of(element));
        return Verdict.Next;
    }

    private static void Fold(Element element)
    {
        foreach (var child in element.TakeChildren())
        {
            if (child is TextNode text)
            {
                var lines = text.Value.Replace("\r\n", "\n", StringComparison.Ordinal);
                element.AddText(element.Children is [.., Element { Name: "br" }] && lines.StartsWith('\n') ? lines[1..] : lines);
                continue;
            }

            if (child is Element below)
            {
                Fold(below);
            }

            element.Add(child);
        }
    }
}
