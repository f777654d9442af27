using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>
/// <c>pre</c> is code, with the language from any highlighter (Gutenberg, Prism, highlight.js, SyntaxHighlighter Evolved, EnlighterJS); the block
/// editor's verse is a poem, whose lines and indents are kept; with links inside it stays as it is, since code in Markdown holds none.
/// </summary>
internal sealed class PreformattedRule : Rule
{
    public override IReadOnlyList<string> Elements => ["pre", "listing", "xmp", "plaintext"];

    public override Verdict Apply(Element element, Place place)
    {
        if (element.HasClass("wp-block-verse"))
        {
            element.Name = "p";
            Verse.Apply(element);
            return Verdict.Next;
        }

        if (element.Find(below => below.Name == "a" && SafeAddress.Link(below["href"]) is { } address && !address.StartsWith('#') && below.TextContent().Trim().Length > 0) is not null)
        {
            element.Name = "pre";
            return Verdict.Next;
        }

        var language = Language.Of(element);
        for (var near = element.Find("code"); language.Length == 0 && near is not null; near = null)
        {
            language = Language.Of(near);
        }

        // The language may stand one or two wrappers up: <div class="highlight highlight-source-js"><div><pre>.
        for (var (near, steps) = (element.Parent, 0); language.Length == 0 && near is not null && steps < 2; near = near.Parent, steps++)
        {
            if (near.Name is "div" or "figure" or "span" && (steps == 0 || near["class"] is { } classes && (classes.Contains("highlight", StringComparison.Ordinal) || classes.Contains("code", StringComparison.Ordinal))))
            {
                language = Language.Of(near);
            }
        }

        var text = CodeText.Of(element);
        if (text.Length == 0)
        {
            return Verdict.Drop;
        }

        CodeText.Become(element, text, language);
        return Verdict.Next;
    }
}
