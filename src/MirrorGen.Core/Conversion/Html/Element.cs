using System.Text;

namespace MirrorGen.Conversion.Html;

/// <summary>A node of the light tree that all steps of the conversion share. Its depth is bounded by <see cref="HtmlReader"/>, so recursion over it is safe.</summary>
internal abstract class Node
{
    public Element? Parent { get; set; }
}

internal sealed class TextNode(string value) : Node
{
    public string Value { get; } = value;
}

/// <summary>A comment that WordPress gives a meaning: <c>more</c>, <c>nextpage</c>.</summary>
internal sealed class MarkerNode(string name) : Node
{
    public string Name { get; } = name;
}

/// <summary>How something is said in Markdown.</summary>
internal enum Wording
{
    /// <summary>As a person would write it: nothing escaped that need not be.</summary>
    Light,

    /// <summary>In Markdown still, with tags for emphasis and everything escaped that could be read otherwise.</summary>
    Careful,

    /// <summary>As sanitised HTML.</summary>
    Html,
}

/// <summary>
/// An element. Names that begin with <c>#</c> cannot be written in HTML: they stand for what the cleaner has understood
/// (<see cref="Names"/>), so that nobody can smuggle such an understanding in.
/// </summary>
internal sealed class Element(string name) : Node
{
    public string Name { get; set; } = name;

    public List<KeyValuePair<string, string>>? Attributes { get; private set; }

    // Half of all elements have no children and most others one: the list waits for the first, and begins small.
    private List<Node>? _children;

    public List<Node> Children => _children ??= new(1);

    /// <summary>How the Markdown writer is to say this element; raised where the round trip has shown a difference.</summary>
    public Wording Wording { get; set; }

    /// <summary>Of a list: written with the other kind of marker, because the list before it has the first.</summary>
    public bool Second { get; set; }

    /// <summary>The value of an attribute, or null when it is absent. Setting null removes it.</summary>
    public string? this[string attribute]
    {
        get
        {
            if (Attributes is { } attributes)
            {
                foreach (var (name, value) in attributes)
                {
                    if (name == attribute)
                    {
                        return value;
                    }
                }
            }

            return null;
        }

        set
        {
            Remove(attribute);
            if (value is not null)
            {
                (Attributes ??= []).Add(new(attribute, value));
            }
        }
    }

    public ChildElements ChildElements => new(_children);

    public bool Has(string attribute) => this[attribute] is not null;

    public void Add(Node node)
    {
        node.Parent = this;
        Children.Add(node);
    }

    /// <summary>Adds an attribute as a parser does: the first of a name counts.</summary>
    public void AddAttribute(string name, string value)
    {
        if (this[name] is null)
        {
            (Attributes ??= []).Add(new(name, value));
        }
    }

    public void ClearAttributes() => Attributes = null;

    public void AddText(string text) => Add(new TextNode(text));

    public List<Node> TakeChildren()
    {
        var taken = _children ?? [];
        _children = null;
        return taken;
    }

    /// <summary>Everything below this element in document order, itself left out.</summary>
    public IEnumerable<Element> Descendants()
    {
        foreach (var child in ChildElements)
        {
            yield return child;
            foreach (var below in child.Descendants())
            {
                yield return below;
            }
        }
    }

    public Element? Find(Func<Element, bool> wanted) => Descendants().FirstOrDefault(wanted);

    public Element? Find(string name) => Find(element => element.Name == name);

    /// <summary>The nearest ancestor that is wanted, itself left out.</summary>
    public Element? Ancestor(Func<Element, bool> wanted)
    {
        for (var element = Parent; element is not null; element = element.Parent)
        {
            if (wanted(element))
            {
                return element;
            }
        }

        return null;
    }

    public string TextContent()
    {
        if (Children is [TextNode only])
        {
            return only.Value;
        }

        var text = new StringBuilder();
        Gather(this, text);
        return text.ToString();
    }

    public bool HasClass(string name) => this["class"] is { } classes && HasWord(classes, name);

    public bool HasAnyClass(string[] names)
    {
        if (this["class"] is { } classes)
        {
            foreach (var wanted in names)
            {
                if (HasWord(classes, wanted))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether any of the classes begins so; <c>crayon-</c> finds <c>crayon-syntax</c>.</summary>
    public bool HasClassBeginning(string prefix)
    {
        if (this["class"] is not { } classes)
        {
            return false;
        }

        for (var at = classes.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = classes.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || char.IsWhiteSpace(classes[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private void Remove(string attribute)
    {
        for (var i = Attributes?.Count - 1 ?? -1; i >= 0; i--)
        {
            if (Attributes![i].Key == attribute)
            {
                Attributes.RemoveAt(i);
            }
        }
    }

    private static bool HasWord(string words, string word)
    {
        for (var at = words.IndexOf(word, StringComparison.Ordinal); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || char.IsWhiteSpace(words[at - 1])) && (end == words.Length || char.IsWhiteSpace(words[end])))
            {
                return true;
            }
        }

        return false;
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
                Gather(below, into);
            }
        }
    }
}
