namespace MirrorGen.Conversion.Shaping;

/// <summary>What becomes of the footnotes in a text.</summary>
internal enum Footnotes
{
    /// <summary>They are what they are.</summary>
    Found,

    /// <summary>Marks are links to a list of notes, and nothing links back: so that nobody who reads the HTML finds footnotes in it.</summary>
    Untied,

    /// <summary>Links like others.</summary>
    Ignored,
}
