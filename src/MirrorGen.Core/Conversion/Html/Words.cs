using System.Text;

namespace MirrorGen.Conversion.Html;

/// <summary>The words of a clean tree and nothing else.</summary>
internal static class Words
{
    /// <summary>In their order, with one blank between two.</summary>
    public static string Of(Element tree)
    {
        var text = new StringBuilder();
        Gather(tree, text);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Gather(Element element, StringBuilder into)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                into.Append(text.Value);
            }
            else if (child is Element below)
            {
                var apart = Names.IsBlock(below.Name) || below.Name is "br" or "hr";
                into.Append(apart ? " " : "");
                Gather(below, into);
                into.Append(apart ? " " : "");
            }
        }
    }
}
