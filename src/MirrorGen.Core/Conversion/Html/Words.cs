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

    /// <summary>
    /// Two links with nothing between them, as a file block has them (the name of the file, and a button): on the blog a margin keeps them apart.
    /// </summary>
    public static bool AreGlued(Node? before, Node node) =>
        before is Element { Name: "a" } one && node is Element { Name: "a" } other
        && one.TextContent() is [.., var last] && char.IsLetterOrDigit(last) && other.TextContent() is [var first, ..] && char.IsLetterOrDigit(first);

    private static void Gather(Element element, StringBuilder into)
    {
        Node? before = null;
        foreach (var child in element.Children)
        {
            into.Append(AreGlued(before, child) ? " " : "");
            before = child is Element { Name: Names.Anchor } ? before : child;
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
