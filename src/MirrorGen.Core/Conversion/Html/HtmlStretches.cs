namespace MirrorGen.Conversion.Html;

/// <summary>
/// Reads a long text a stretch at a time, so that what has to be in memory at once does not grow with the text: a tree takes ten times the
/// place of its HTML, and a heap full of trees is what the collector spends its time on. The trees of all stretches, one after another, are the tree of the text.
/// </summary>
internal static class HtmlStretches
{
    /// <summary>In characters. Long enough that beginning anew costs nothing, short enough for the processor's cache.</summary>
    public const int Enough = 60_000;

    /// <summary>A paragraph that nobody writes: put in where a text is cut, it shows by where it comes out what is still open there.</summary>
    public const string Probe = "\uE0FFcut\uE0FF";

    /// <summary>Whether a text is so long that it pays.</summary>
    public static bool IsLong(string text) => text.Length > 4 * Enough;

    public static IEnumerable<Element> Read(string html)
    {
        var text = HtmlReader.Plain(html);
        for (var from = 0; from < text.Length;)
        {
            yield return WellFormedReader.TryReadStretch(text, from, Enough, out var end) ?? Mended(text, from, out end);
            from = end;
        }
    }

    /// <summary>
    /// Whether a paragraph or heading begins here that nothing before it can lay claim to: it ends whatever paragraph was open, and the paragraphs
    /// that belong together (Word's lists) say so by their style.
    /// </summary>
    public static bool BeginsParagraph(string html, int tag)
    {
        var text = html.AsSpan(tag);
        var rest = text.StartsWith("<p") ? text[2..] : text.StartsWith("<h") && text.Length > 3 && text[2] is >= '1' and <= '6' ? text[3..] : [];
        return rest.StartsWith(">") || (rest.StartsWith(" ") && rest.IndexOf('>') is var end and > 0 && rest[..end].IndexOf("style") < 0);
    }

    /// <summary>Takes the probe off the end of a tree; false when it did not come out there, on the top level and with nothing around its text.</summary>
    public static bool TakeProbe(Element tree)
    {
        while (tree.Children is [.., TextNode { Value: var blank }] && string.IsNullOrWhiteSpace(blank))
        {
            tree.Children.RemoveAt(tree.Children.Count - 1);
        }

        if (tree.Children is not [.., Element { Name: "p", Attributes: null, Children: [TextNode { Value: Probe }] }])
        {
            return false;
        }

        tree.Children.RemoveAt(tree.Children.Count - 1);
        return true;
    }

    // Where a browser has something to mend, nobody can tell by looking where it is done with it.
    private static Element Mended(string html, int from, out int end)
    {
        for (var enough = Enough; enough < html.Length - from && Cut(html, from + enough) is { } cut; enough *= 4)
        {
            var stretch = HtmlReader.Parse($"{html.AsSpan(from, cut - from)}<p>{Probe}</p>");
            if (TakeProbe(stretch))
            {
                end = cut;
                return stretch;
            }
        }

        end = html.Length;
        return HtmlReader.Parse(html[from..]);
    }

    private static int? Cut(string html, int from)
    {
        for (var at = html.IndexOf('<', from); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (BeginsParagraph(html, at))
            {
                return at;
            }
        }

        return null;
    }
}
