using System.Collections.Frozen;
using MirrorGen.Conversion.Cleaning.Code;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>Elements that are one thing within a line or one block, with what may be kept of them.</summary>
internal static class Atoms
{
    private static readonly FrozenSet<string> MathElements = Names.Set(
        "math maction maligngroup malignmark menclose merror mfenced mfrac mi mlongdiv mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack " +
        "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover mprescripts none semantics annotation");

    private static readonly FrozenSet<string> MathAttributes = Names.Set(
        "display mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace width height depth columnalign rowalign columnspacing rowspacing columnspan rowspan linethickness accent accentunder " +
        "movablelimits largeop symmetric minsize maxsize open close separators encoding notation form alttext");

    private static readonly FrozenSet<string> RubyElements = Names.Set("ruby rb rt rtc rp");

    public static Element? Image(Element image)
    {
        if (SafeAddress.Media(image["src"]) is not { } src)
        {
            return null;
        }

        return new Element("img")
        {
            ["src"] = Addresses.Tidy(src),
            ["alt"] = Fold(image["alt"]),
            ["title"] = Fold(image["title"]) is { Length: > 0 } title ? title : null,
        };
    }

    public static Element Code(Element code, string? id)
    {
        var kept = new Element(Names.Code) { ["language"] = code["language"], ["id"] = id };
        kept.AddText(code.TextContent());
        return kept;
    }

    /// <summary>MathML and ruby: their own elements and nothing else; null when nothing is left.</summary>
    public static Element? Foreign(Element element)
    {
        var kept = Copy(element, element.Name == "math" ? MathElements : RubyElements);
        return kept.TextContent().Length == 0 ? null : kept;
    }

    /// <summary>Preformatted text with links in it: the exact text, and the links.</summary>
    public static Element Preformatted(Element element)
    {
        var kept = new Element("pre");
        GatherLinks(element, kept);
        for (var at = 0; at < kept.Children.Count && kept.Children[at] is TextNode first; at = kept.Children.Count)
        {
            kept.Children[at] = new TextNode(CodeText.Tidy(first.Value + "|")[..^1]) { Parent = kept };
        }

        if (kept.Children is [.., TextNode last])
        {
            kept.Children[^1] = new TextNode(last.Value.TrimEnd()) { Parent = kept };
        }

        kept.Children.RemoveAll(child => child is TextNode { Value.Length: 0 });
        return kept;
    }

    private static void GatherLinks(Element element, Element into)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                AppendText(into, text.Value.Replace("\r\n", "\n", StringComparison.Ordinal));
            }
            else if (child is Element { Name: "br" })
            {
                AppendText(into, "\n");
            }
            else if (child is Element { Name: "a" } link && SafeAddress.Link(link["href"]) is { } href && !href.StartsWith('#') && into.Name == "pre")
            {
                var kept = new Element("a") { ["href"] = Addresses.Tidy(href) };
                GatherLinks(link, kept);
                into.Add(kept);
            }
            else if (child is Element below && !Names.IsGone(below.Name))
            {
                GatherLinks(below, into);
            }
        }
    }

    private static void AppendText(Element into, string text)
    {
        if (into.Children is [.., TextNode last])
        {
            into.Children[^1] = new TextNode(last.Value + text) { Parent = into };
        }
        else
        {
            into.AddText(text);
        }
    }

    private static Element Copy(Element element, FrozenSet<string> allowed)
    {
        var kept = new Element(element.Name);
        if (element.Attributes is { } attributes && allowed == MathElements)
        {
            foreach (var (name, value) in attributes)
            {
                if (MathAttributes.Contains(name))
                {
                    kept[name] = value;
                }
            }
        }

        CopyChildren(element, kept, allowed);
        return kept;
    }

    private static void CopyChildren(Element from, Element to, FrozenSet<string> allowed)
    {
        foreach (var child in from.Children)
        {
            if (child is TextNode text)
            {
                var folded = FoldInside(text.Value);
                if (folded.Length > 0 && !(folded == " " && allowed == MathElements))
                {
                    to.AddText(allowed == MathElements ? folded.Trim() : folded);
                }
            }
            else if (child is Element below)
            {
                if (allowed.Contains(below.Name))
                {
                    to.Add(Copy(below, allowed));
                }
                else if (!Names.IsGone(below.Name))
                {
                    CopyChildren(below, to, allowed);
                }
            }
        }
    }

    private static string FoldInside(string text)
    {
        var folded = string.Join(' ', text.Split([' ', '\n', '\t', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
        if (folded.Length == 0)
        {
            return text.Length > 0 ? " " : "";
        }

        return (char.IsWhiteSpace(text[0]) && text[0] != '\u00A0' ? " " : "") + folded + (char.IsWhiteSpace(text[^1]) && text[^1] != '\u00A0' ? " " : "");
    }

    private static string Fold(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
