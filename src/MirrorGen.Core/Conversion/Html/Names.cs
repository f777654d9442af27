using System.Collections.Frozen;

namespace MirrorGen.Conversion.Html;

/// <summary>What the elements are: the one place that decides what may stand in clean HTML, and how it behaves.</summary>
internal static class Names
{
    /// <summary>A reference to a note; attribute <c>note</c> is the note's number, counted from 1.</summary>
    public const string NoteReference = "#ref";

    /// <summary>The notes of a text; its children are <see cref="Note"/>.</summary>
    public const string Notes = "#notes";

    /// <summary>One note; attribute <c>note</c> is its number.</summary>
    public const string Note = "#note";

    /// <summary>A block of code: its only child is the exact text, attribute <c>language</c> the highlighter's name for it.</summary>
    public const string Code = "#code";

    /// <summary>A place that a link inside the text leads to; attribute <c>id</c>.</summary>
    public const string Anchor = "#anchor";

    /// <summary><c>&lt;!--more--&gt;</c> in the middle of a paragraph.</summary>
    public const string More = "#more";

    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li " +
        "listing main menu nav ol optgroup option p plaintext pre search section summary table caption tbody td tfoot th thead tr ul xmp " + Notes + " " + Note + " " + Code);

    private static readonly FrozenSet<string> Formats = Set("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var");

    private static readonly FrozenSet<string> Gone = Set(
        "script style template head title meta link base basefont noframes datalist param track colgroup col source optgroup option svg canvas map area applet frame frameset " +
        "bgsound keygen object embed portal fencedframe input select textarea progress meter output noembed slot dialog");

    private static readonly FrozenSet<string> Voids = Set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Starts a block of its own, so text before and after it are different paragraphs.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Carries meaning within a line, and may be split and nested anew.</summary>
    public static bool IsFormat(string name) => Formats.Contains(name);

    /// <summary>Goes with all it holds, unless a rule has made something of it.</summary>
    public static bool IsGone(string name) => Gone.Contains(name);

    public static bool IsVoid(string name) => Voids.Contains(name);

    public static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];

    public static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
