using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

internal enum TokenKind
{
    /// <summary>Words, still to be escaped.</summary>
    Text,

    /// <summary>Written as it is.</summary>
    Verbatim,

    /// <summary>The start of emphasis.</summary>
    Open,

    /// <summary>The end of emphasis.</summary>
    Close,

    /// <summary>A line break within the paragraph.</summary>
    Break,
}

/// <summary>A piece of a line on its way to Markdown.</summary>
internal sealed class Token(TokenKind kind, string text, Element? element = null)
{
    public TokenKind Kind { get; } = kind;

    /// <summary>What is written; of <see cref="TokenKind.Text"/> before escaping; of emphasis the delimiter that was chosen.</summary>
    public string Text { get; set; } = text;

    public Element? Element { get; } = element;

    /// <summary>Where the other end of the emphasis is.</summary>
    public int Partner { get; set; }

    /// <summary>Text that stands in a link or in the description of an image, where brackets end things.</summary>
    public bool InBrackets { get; init; }
}
