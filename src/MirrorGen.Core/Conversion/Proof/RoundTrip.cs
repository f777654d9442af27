using System.Text;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Writing;

namespace MirrorGen.Conversion.Proof;

/// <summary>
/// Writes a clean tree as Markdown, reads that Markdown back and compares. Where the two differ the smallest differing block is written
/// with more care, then as HTML, then a larger one, until nothing differs. There is always an answer, and it is always proved.
/// </summary>
internal static class RoundTrip
{
    // Light, careful, HTML for a block; the same for what holds it.
    private const int MostRounds = 8;

    // Long texts are proved a stretch at a time: what is at hand stays in the processor's cache, and a difference costs its stretch only.
    private const int BlocksAtATime = 150;

    /// <summary>The Markdown of a tree with footnotes, which tie distant blocks together; null when they cannot be said together with the rest.</summary>
    public static ConvertedText? ConvertTied(Element tree) => Settling.Whole(tree, Page.Plain) is { } settled ? Prove(settled, Page.Plain) : null;

    /// <summary>The Markdown of a tree that comes a stretch at a time, without footnotes.</summary>
    /// <param name="bodies">The stretches of the clean tree, which are used up.</param>
    /// <param name="page">What is known of the whole text.</param>
    public static ConvertedText Convert(IEnumerable<Element> bodies, Page page)
    {
        var markdown = new StringBuilder();
        var fallbacks = new List<Fallback>();
        var blocks = 0;
        foreach (var stretch in Stretches(bodies))
        {
            var settled = Settling.Settle(stretch, page, fallbacks);
            var converted = Prove(settled, page) ?? AsHtml(settled, page);
            markdown.Append(markdown.Length > 0 && converted.Markdown.Length > 0 ? "\n" : "").Append(converted.Markdown);
            fallbacks.AddRange(converted.Fallbacks);
            blocks += settled.ChildElements.Count();
        }

        return new ConvertedText(markdown.ToString(), [.. fallbacks]) { Blocks = blocks };
    }

    // Cut between two paragraphs or headings, which cannot run together whatever stands in them.
    private static IEnumerable<Element> Stretches(IEnumerable<Element> bodies)
    {
        var stretch = new Element("body");
        var before = "";
        foreach (var block in bodies.SelectMany(body => body.TakeChildren()))
        {
            var name = block is Element element && !element.Has("dir") ? element.Name : "";
            if (stretch.Children.Count >= BlocksAtATime && IsPlain(before) && IsPlain(name))
            {
                yield return stretch;
                stretch = new Element("body");
            }

            stretch.Add(block);
            before = name;
        }

        yield return stretch;
    }

    private static bool IsPlain(string name) => name == "p" || Names.IsHeading(name);

    private static ConvertedText? Prove(Element tree, Page page)
    {
        var reasons = new Dictionary<Element, Fallback>();
        for (var round = 0; round < MostRounds; round++)
        {
            var fallbacks = new List<Fallback>();
            var markdown = MarkdownWriter.Write(tree, fallbacks);
            var back = MarkdownReader.Read(markdown, page);
            if (Trees.Same(tree, back))
            {
                return new ConvertedText(markdown, [.. fallbacks, .. reasons.Values]) { Blocks = tree.ChildElements.Count() };
            }

            if (round == MostRounds - 2)
            {
                foreach (var block in tree.ChildElements)
                {
                    Raise(block, Wording.Html, "the blocks around it", reasons);
                }

                continue;
            }

            RaiseDiffering(tree, back, page, reasons);
        }

        return null;
    }

    // Every block as HTML, which is proved by now: a settled tree is what its HTML says, and blocks of HTML cannot run together in Markdown, since
    // each begins after an empty line and holds none. What remains is what Markdig does not take for HTML where everybody else does: then the words alone.
    private static ConvertedText AsHtml(Element tree, Page page)
    {
        foreach (var block in tree.ChildElements)
        {
            block.Wording = Wording.Html;
        }

        var markdown = MarkdownWriter.Write(tree, []);
        if (Trees.Same(tree, MarkdownReader.Read(markdown, page)))
        {
            return new(markdown, [new(ConvertedText.Whole, "no Markdown was found that reads the same")]);
        }

        return new(MarkdownWriter.Write(Settling.WordsAlone(tree), []), [new(ConvertedText.Whole, "neither Markdown nor HTML was found that reads the same: its words alone")]);
    }

    private static void RaiseDiffering(Element tree, Element back, Page page, Dictionary<Element, Fallback> reasons)
    {
        if (tree.Children.Count == back.Children.Count)
        {
            for (var i = 0; i < tree.Children.Count; i++)
            {
                Compare(tree.Children[i], back.Children[i], reasons);
            }

            return;
        }

        // Blocks have run together or fallen apart: each is tried alone, and if none differs alone, the first that differs in its place.
        var raised = false;
        foreach (var block in tree.ChildElements.Where(block => block.Name != Names.Notes))
        {
            var alone = new Element("body");
            alone.Children.Add(block);
            var read = MarkdownReader.Read(MarkdownWriter.Write(alone, []), page);
            if (block.Find(Names.NoteReference) is null && !Trees.Same(alone, read))
            {
                raised = true;
                if (read.Children.Count == 1)
                {
                    Compare(block, read.Children[0], reasons);
                }
                else
                {
                    RaiseNext(block, Trees.Difference(alone, read)!, reasons);
                }
            }
        }

        if (raised)
        {
            return;
        }

        var at = 0;
        while (at < tree.Children.Count && at < back.Children.Count && Trees.Same(tree.Children[at], back.Children[at]))
        {
            at++;
        }

        foreach (var near in new[] { at - 1, at, at + 1 }.Where(index => index >= 0 && index < tree.Children.Count))
        {
            if (tree.Children[near] is Element block)
            {
                RaiseNext(block, "the blocks around it", reasons);
            }
        }
    }

    private static void Compare(Node node, Node other, Dictionary<Element, Fallback> reasons)
    {
        if (node is not Element block || Trees.Difference(node, other) is not { } difference)
        {
            return;
        }

        var holdsBlocks = block.Name is "ul" or "ol" or "li" or "blockquote" or "figure" or "details" or "table" or "tr" or Names.Notes or Names.Note;
        if (holdsBlocks && block.Wording == Wording.Light && other is Element same && same.Name == block.Name && Trees.SameAttributes(block, same)
            && same.Children.Count == block.Children.Count && block.Children.TrueForAll(child => child is Element))
        {
            var before = reasons.Count;
            var deeper = 0;
            for (var i = 0; i < block.Children.Count; i++)
            {
                deeper += Trees.Same(block.Children[i], same.Children[i]) ? 0 : 1;
                Compare(block.Children[i], same.Children[i], reasons);
            }

            if (deeper > 0 && (before <= reasons.Count))
            {
                return;
            }
        }

        RaiseNext(block, difference, reasons);
    }

    private static void RaiseNext(Element block, string difference, Dictionary<Element, Fallback> reasons)
    {
        // Only a line of text has a careful way; the parts of lists and tables are HTML as a whole.
        var target = block;
        while (target.Parent is { } parent && (target.Name is "li" or "tr" or Names.Note || (target.Name is "th" or "td" && target.Wording != Wording.Light)))
        {
            target = parent;
        }

        var line = target.Name is "p" or "th" or "td" || Names.IsHeading(target.Name);
        Raise(target, line && target.Wording == Wording.Light ? Wording.Careful : Wording.Html, difference, reasons);
    }

    private static void Raise(Element block, Wording wording, string difference, Dictionary<Element, Fallback> reasons)
    {
        if (wording <= block.Wording)
        {
            return;
        }

        block.Wording = wording;
        if (wording == Wording.Html)
        {
            reasons[block] = new Fallback(block.Name.TrimStart('#'), difference);
        }
    }
}
