using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>A poem's line ends become line breaks. Its indents become en spaces, which no reader of HTML or Markdown folds.</summary>
internal static class Verse
{
    private const char EnSpace = '\u2002';

    public static void Apply(Element element)
    {
        var atStart = true;
        Apply(element, ref atStart);
    }

    private static void Apply(Element element, ref bool atStart)
    {
        var children = element.TakeChildren();
        foreach (var child in children)
        {
            if (child is TextNode text)
            {
                AddLines(element, text.Value, child == children[^1], ref atStart);
                continue;
            }

            if (child is Element below)
            {
                atStart = below.Name == "br" || atStart;
                Apply(below, ref atStart);
            }

            element.Add(child);
        }
    }

    private static void AddLines(Element into, string text, bool isLast, ref bool atStart)
    {
        var first = true;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (!first)
            {
                into.Add(new Element("br"));
                atStart = true;
            }

            first = false;
            var words = line.AsSpan().TrimStart(" \t\u00A0");

            // An indent may stand before an element: "   <em>two</em>".
            var indent = atStart && (words.Length > 0 || (i == lines.Length - 1 && !isLast)) ? line.Length - words.Length : 0;
            into.AddText(indent > 0 ? new string(EnSpace, indent) + words.ToString() : line);
            atStart &= words.Length == 0;
        }
    }
}
