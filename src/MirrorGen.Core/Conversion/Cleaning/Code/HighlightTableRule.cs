using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>Highlighters that lay code out as a table beside its line numbers: WP-Syntax, GeSHi, SyntaxHighlighter, highlight.js with numbers, Rouge.</summary>
internal sealed class HighlightTableRule : Rule
{
    private static readonly string[] Wrappers = ["wp_syntax", "wp-geshi-highlight-wrap5", "syntaxhighlighter"];

    private static readonly string[] Tables = ["hljs-ln", "highlighttable", "rouge-table", "crayon-table"];

    public override IReadOnlyList<string> Elements => ["div", "table"];

    public override Verdict Apply(Element element, Place place)
    {
        if (!element.HasAnyClass(Wrappers) && !(element.Name == "table" && element.HasAnyClass(Tables)))
        {
            return Verdict.Next;
        }

        var cell = element.Find(below => below.Name == "td" && below.HasClass("code"));
        var pre = (cell ?? element).Find(below => below.Name == "pre" && below.TextContent().Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c))) ?? cell ?? element;
        var text = CodeText.Of(pre);
        if (text.Length == 0)
        {
            return Verdict.Next;
        }

        var language = Language.Of(pre);
        CodeText.Become(element, text, language.Length > 0 ? language : OfWrapper(element));
        return Verdict.Next;
    }

    private static string OfWrapper(Element element)
    {
        var language = Language.Of(element);
        if (language.Length > 0 || !element.HasClass("syntaxhighlighter"))
        {
            return language;
        }

        // SyntaxHighlighter writes the brush as a bare class: <div class="syntaxhighlighter nogutter php">.
        return (element["class"] ?? "").Split(' ').Select(Language.Name).FirstOrDefault(name => name is "php" or "css" or "html" or "xml" or "sql" or "bash" or "python" or "ruby" or "java" or "jscript" or "javascript" or "csharp" or "cpp" or "perl") ?? "";
    }
}
