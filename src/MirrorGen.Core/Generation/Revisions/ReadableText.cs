using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MirrorGen.Generation.Revisions;

/// <summary>
/// A text as its readers saw it, without the marks of Markdown or HTML: paragraphs with a blank line between them, lists and tables line by line, a picture
/// by its name in brackets. This is what two versions are compared by.
/// </summary>
internal static class ReadableText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "aside", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "figure", "figcaption", "pre", "table", "details", "summary", "hr", "dt", "dd",
    };

    /// <param name="html">Clean HTML.</param>
    public static string Of(string html)
    {
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = html;
        var blocks = new List<string>();
        Add(body, blocks);
        return string.Join("\n\n", blocks);
    }

    private static void Add(INode parent, List<string> blocks)
    {
        var line = new StringBuilder();
        foreach (var child in parent.ChildNodes)
        {
            if (child is not IElement element || !Blocks.Contains(element.LocalName))
            {
                line.Append(Phrase(child));
                continue;
            }

            End(line, blocks);
            switch (element.LocalName)
            {
                case "ul" or "ol":
                    Keep(string.Join('\n', Items(element, 0)), blocks);
                    break;
                case "table":
                    Keep(string.Join('\n', element.QuerySelectorAll("tr").Select(row => string.Join(" | ", row.Children.Select(cell => OneLine(Phrase(cell)))))), blocks);
                    break;
                case "pre":
                    Keep(element.TextContent.TrimEnd(), blocks);
                    break;
                case "hr":
                    blocks.Add("⁂");
                    break;
                default:
                    Add(element, blocks);
                    break;
            }
        }

        End(line, blocks);
    }

    private static IEnumerable<string> Items(IElement list, int depth)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.Children)
        {
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ";
            var words = string.Concat(item.ChildNodes.Where(child => child is not IElement { LocalName: "ul" or "ol" }).Select(child => Phrase(child) + (child is IElement { LocalName: "p" } ? " " : "")));
            yield return new string(' ', depth * 2) + mark + OneLine(words);
            foreach (var below in item.Children.Where(child => child.LocalName is "ul" or "ol").SelectMany(inner => Items(inner, depth + 1)))
            {
                yield return below;
            }
        }
    }

    private static string Phrase(INode node) => node switch
    {
        IText text => text.Data.Replace('\n', ' '),
        IElement { LocalName: "br" } => "\n",
        IElement { LocalName: "img" or "video" or "audio" or "source" or "track" } media => Named(media),
        IElement { LocalName: "input" } box => box.HasAttribute("checked") ? "☑ " : "☐ ",
        IElement element => string.Concat(element.ChildNodes.Select(Phrase)),
        _ => "",
    };

    private static string Named(IElement media)
    {
        var name = media.GetAttribute("alt") is { Length: > 0 } alt ? alt : media.GetAttribute("src")?.Split('/')[^1].Split('?')[0] is { Length: > 0 } file ? Uri.UnescapeDataString(file) : "";
        return name.Length == 0 ? string.Concat(media.ChildNodes.Select(Phrase)) : $"[{name}]";
    }

    private static void End(StringBuilder line, List<string> blocks)
    {
        Keep(string.Join('\n', line.ToString().Split('\n').Select(OneLine)), blocks);
        line.Clear();
    }

    private static void Keep(string block, List<string> blocks)
    {
        if (!string.IsNullOrWhiteSpace(block))
        {
            // A blank line inside of code would end the block.
            blocks.Add(string.Join('\n', block.Split('\n').Where(line => line.Trim().Length > 0)).Trim('\n'));
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
