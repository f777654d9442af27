using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;
using MirrorGen.Conversion.Shaping;

namespace MirrorGen.Conversion.Proof;

/// <summary>
/// Makes sure that a clean tree is what its own HTML says, as a second conversion will read it. Nearly every tree is; of the soup that remains
/// what HTML can hold is kept, and every word.
/// </summary>
internal static class Settling
{
    private const int MostRounds = 4;

    /// <param name="tree">A clean tree.</param>
    /// <param name="page">What is known of the text of which this is a part.</param>
    /// <param name="lost">Gets an entry for each block of which more than its form could not be kept.</param>
    public static Element Settle(Element tree, Page page, List<Fallback> lost)
    {
        if (Whole(tree, page) is { } whole)
        {
            return whole;
        }

        var settled = new Element("body");
        foreach (var node in tree.TakeChildren())
        {
            if (node is Element block && !IsSettled(block, page))
            {
                lost.Add(new(block.Name.TrimStart('#'), "HTML cannot hold it: its words alone"));
                settled.Add(WordsOf(block));
            }
            else
            {
                settled.Add(node);
            }
        }

        if (Trees.Same(settled, Again(settled, page)))
        {
            return settled;
        }

        lost.Add(new(ConvertedText.Whole, "HTML cannot hold it: its words alone"));
        return WordsAlone(settled);
    }

    /// <summary>The tree, or one with the same words, that is what its HTML says; null when none is found.</summary>
    public static Element? Whole(Element tree, Page page)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var again = Again(tree, page);
            if (Trees.Same(tree, again))
            {
                return tree;
            }

            if (Words.Of(tree) != Words.Of(again))
            {
                return null;
            }

            tree = again;
        }

        return null;
    }

    /// <summary>A paragraph for each block, with all words and nothing else.</summary>
    public static Element WordsAlone(Element tree)
    {
        var words = new Element("body");
        foreach (var block in tree.ChildElements)
        {
            var paragraph = WordsOf(block);
            if (paragraph.Children.Count > 0)
            {
                words.Add(paragraph);
            }
        }

        return words;
    }

    private static Element Again(Element tree, Page page) => Shaper.Shape(HtmlReader.Read(HtmlWriter.Write(tree, players: true)), whole: page);

    private static bool IsSettled(Element block, Page page)
    {
        var alone = new Element("body");
        alone.Children.Add(block);
        return Trees.Same(alone, Again(alone, page));
    }

    private static Element WordsOf(Element block)
    {
        var paragraph = new Element("p");
        if (Words.Of(block) is { Length: > 0 } words)
        {
            paragraph.AddText(words);
        }

        return paragraph;
    }
}
