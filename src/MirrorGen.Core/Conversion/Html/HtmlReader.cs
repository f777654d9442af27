using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MirrorGen.Conversion.Html;

/// <summary>
/// Any text to a tree, as a browser would read it (AngleSharp; <see cref="WellFormedReader"/> where there is nothing to mend). Never fails: unclosed tags are closed, characters that HTML has no place
/// for become U+FFFD, nesting beyond <see cref="NestingGuard"/>'s bound is flattened. Linear in the length of the text.
/// </summary>
internal static class HtmlReader
{
    // Two trees deep: what NestingGuard lets through, and the rows, cells and items that it does not count.
    private const int Deepest = 400;

    private static readonly HtmlParserOptions Options = new() { IsScripting = false, IsKeepingSourceReferences = false };

    public static Element Read(string html)
    {
        var text = Plain(html);
        return WellFormedReader.TryRead(text) ?? Parse(text);
    }

    /// <summary>What the parsers are given: no character that HTML has no place for, and lines that end in a newline.</summary>
    public static string Plain(string html)
    {
        var text = WellFormed(html);
        return text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
    }

    /// <summary>The name of a comment that WordPress gives a meaning; null for all others.</summary>
    public static string? Marker(ReadOnlySpan<char> comment) =>
        comment.Trim() is var name && name.SequenceEqual("nextpage") ? "nextpage" : name.SequenceEqual("more") || name.StartsWith("more ") ? "more" : null;

    /// <summary>As <see cref="Read"/>, by the full parser only.</summary>
    public static Element Parse(string html)
    {
        var parser = new HtmlParser(Options);
        using var shell = parser.ParseDocument("");
        var root = new Element("body");
        var nodes = parser.ParseFragment(NestingGuard.Apply(html), shell.Body!);
        for (var i = 0; i < nodes.Length; i++)
        {
            Copy(nodes[i], root, 0);
        }

        return root;
    }

    private static void Copy(INode node, Element into, int depth)
    {
        switch (node)
        {
            case IText text:
                into.AddText(text.Data);
                break;
            case IComment comment:
                if (Marker(comment.Data) is { } marker)
                {
                    into.Add(new MarkerNode(marker));
                }

                break;
            case IHtmlTemplateElement:
                break;
            case IElement element:
                var target = into;
                if (depth < Deepest)
                {
                    target = new Element(element.LocalName);
                    foreach (var attribute in element.Attributes)
                    {
                        if (!attribute.LocalName.StartsWith("on", StringComparison.Ordinal))
                        {
                            target.AddAttribute(attribute.LocalName, attribute.Value);
                        }
                    }

                    into.Add(target);
                }

                var children = element.ChildNodes;
                for (var i = 0; i < children.Length; i++)
                {
                    Copy(children[i], target, depth + 1);
                }

                break;
        }
    }

    private static string WellFormed(string html)
    {
        // Nearly every text is well-formed, and this look costs next to nothing.
        if (!html.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !html.AsSpan().ContainsAnyInRange('\0', '\u0008') && !html.AsSpan().ContainsAnyInRange('\u000E', '\u001F') && !html.Contains('\v', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        Span<char> chars = stackalloc char[2];
        foreach (var rune in html.EnumerateRunes())
        {
            if (rune.Value is 0)
            {
                text.Append('\uFFFD');
            }
            else if (rune.Value is '\v')
            {
                text.Append(' ');
            }
            else if (rune.Value is >= ' ' or '\t' or '\n' or '\r' or '\f')
            {
                text.Append(chars[..rune.EncodeToUtf16(chars)]);
            }
        }

        return text.ToString();
    }
}
