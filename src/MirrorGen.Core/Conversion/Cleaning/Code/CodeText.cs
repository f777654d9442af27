using System.Text;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>The exact text of a block of code, without what highlighters print around it: line numbers, tool bars, copy buttons.</summary>
internal static class CodeText
{
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "line-numbers-rows", "hljs-ln-numbers", "lineno", "lineNumbers", "line_numbers", "gutter", "crayon-num", "crayon-nums", "crayon-nums-content", "crayon-toolbar",
        "copy-code-button", "copy-btn", "toolbar", "code-toolbar-item", "btn-clipboard", "blob-num", "ln", "crayon-info",
    };

    public static string Of(Element element)
    {
        var text = new StringBuilder();
        Gather(element, text);
        return Tidy(text.ToString());
    }

    /// <summary>Without the blank lines before and the white space after; every line ends in one newline; nbsp are blanks, as the author typed them.</summary>
    public static string Tidy(string code)
    {
        var text = code.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u00A0', ' ').Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).TrimEnd();
        var start = 0;
        for (var i = 0; i < text.Length && text[i] is ' ' or '\t' or '\n'; i++)
        {
            if (text[i] == '\n')
            {
                start = i + 1;
            }
        }

        return text[start..];
    }

    /// <summary>Makes the element the block of code that has this text.</summary>
    public static void Become(Element element, string text, string language)
    {
        element.Name = Names.Code;
        element.TakeChildren();
        var id = element["id"];
        element.ClearAttributes();
        element["id"] = id;
        element["language"] = language.Length == 0 ? null : language;
        element.AddText(text);
    }

    private static void Gather(Element element, StringBuilder into)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                into.Append(text.Value);
                continue;
            }

            if (child is not Element below)
            {
                continue;
            }

            if (below.Name == "br")
            {
                into.Append('\n');
            }
            else if (below.Name is not ("button" or "script" or "style" or "textarea") && !IsNoise(below))
            {
                var line = below.Name is "div" or "li" or "tr" or "p";
                EndLine(line, into);
                Gather(below, into);
                EndLine(line, into);
            }
        }
    }

    private static bool IsNoise(Element element)
    {
        if (element["class"] is { } classes && classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(Noise.Contains))
        {
            return true;
        }

        return element.Name == "td" && element.TextContent().Trim() is var text && text.All(char.IsAsciiDigit)
            && (element.Has("data-line-number") || (element.Parent is { } row && row.ChildElements.First() == element && row.ChildElements.Skip(1).Any(cell => cell.Name == "td")));
    }

    private static void EndLine(bool wanted, StringBuilder text)
    {
        if (wanted && text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
