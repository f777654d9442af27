using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning;

internal enum Verdict
{
    /// <summary>Not my concern, or changed in place: the next rule may look.</summary>
    Next,

    /// <summary>Goes with all it holds.</summary>
    Drop,

    /// <summary>Goes; what it holds takes its place.</summary>
    Unwrap,
}

/// <summary>
/// Knows one thing that WordPress, a plugin or a word processor does to HTML. A rule looks at an element before its children are looked
/// at, and may rename it, change its attributes, give it other children, or judge it. It never looks further than it must:
/// the whole cleaning is linear.
/// </summary>
internal abstract class Rule
{
    /// <summary>The names of the elements it looks at; empty means all.</summary>
    public abstract IReadOnlyList<string> Elements { get; }

    public abstract Verdict Apply(Element element, Place place);
}

/// <summary>Where an element stands: its neighbours, and what is known of the whole text.</summary>
internal readonly record struct Place(IReadOnlyList<Node> Siblings, int Index, Page Page)
{
    /// <summary>The element before it, when nothing but white space is in between.</summary>
    public Element? Previous()
    {
        for (var i = Index - 1; i >= 0; i--)
        {
            if (Siblings[i] is Element element)
            {
                return element;
            }

            if (Siblings[i] is TextNode text && !string.IsNullOrWhiteSpace(text.Value))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The element after it, when nothing but white space is in between.</summary>
    public Element? Following()
    {
        for (var i = Index + 1; i < Siblings.Count; i++)
        {
            if (Siblings[i] is Element element)
            {
                return element;
            }

            if (Siblings[i] is TextNode text && !string.IsNullOrWhiteSpace(text.Value))
            {
                return null;
            }
        }

        return null;
    }
}
