using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Code;

/// <summary>Crayon (and Urvanov, which goes on with it) prints the code in a text area, and again in a table, a line at a time.</summary>
internal sealed class CrayonRule : Rule
{
    private static readonly string[] Prefixes = ["crayon-", "urvanov-syntax-highlighter-"];

    public override IReadOnlyList<string> Elements => ["div"];

    public override Verdict Apply(Element element, Place place)
    {
        foreach (var prefix in Prefixes)
        {
            if (!element.HasClass(prefix + "syntax"))
            {
                continue;
            }

            var text = element.Find("textarea") is { } area
                ? CodeText.Tidy(area.TextContent())
                : CodeText.Tidy(string.Join('\n', element.Descendants().Where(below => below.HasClass(prefix + "line")).Select(line => line.TextContent())));
            var language = Language.Name(element.Find(below => below.HasClass(prefix + "language"))?.TextContent());
            if (text.Length == 0)
            {
                return Verdict.Next;
            }

            CodeText.Become(element, text, language.Length > 0 ? language : Language.Of(element));
        }

        return Verdict.Next;
    }
}
