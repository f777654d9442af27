using System.Globalization;
using System.Text.RegularExpressions;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Cleaning.Debris;

/// <summary>
/// Word pastes a list as paragraphs that say <c>mso-list: l0 level2</c> and carry their number or bullet as text. The paragraphs of one run
/// become the list they were, level by level.
/// </summary>
internal sealed partial class WordListRule : Rule
{
    public override IReadOnlyList<string> Elements => ["p"];

    public override Verdict Apply(Element element, Place place)
    {
        if (Level(element) == 0)
        {
            return Verdict.Next;
        }

        var items = Run(element, place);
        var open = new Stack<(int Level, Element List)>();
        var root = NewList(items[0]);
        open.Push((Level(items[0]), root));
        foreach (var item in items)
        {
            var level = Level(item);
            while (open.Count > 1 && open.Peek().Level > level)
            {
                open.Pop();
            }

            if (level > open.Peek().Level && open.Peek().List.Children is [.., Element above])
            {
                var inner = NewList(item);
                above.Add(inner);
                open.Push((level, inner));
            }

            var entry = new Element("li");
            item.TakeChildren().ForEach(entry.Add);
            open.Peek().List.Add(entry);
            item.Name = "script";
            item.ClearAttributes();
        }

        element.Name = root.Name;
        element["start"] = root["start"];
        root.TakeChildren().ForEach(element.Add);
        return Verdict.Next;
    }

    private static List<Element> Run(Element first, Place place)
    {
        var items = new List<Element> { first };
        for (var i = place.Index + 1; i < place.Siblings.Count; i++)
        {
            if (place.Siblings[i] is TextNode blank && string.IsNullOrWhiteSpace(blank.Value))
            {
                continue;
            }

            if (place.Siblings[i] is not Element { Name: "p" } next || Level(next) == 0)
            {
                break;
            }

            items.Add(next);
        }

        return items;
    }

    private static int Level(Element paragraph)
    {
        if (paragraph["style"] is not { } style || !style.Contains("mso-list", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var level = Depth().Match(Style.Of(paragraph, "mso-list"));
        return level.Success ? level.Groups[1].Value[0] - '0' : 0;
    }

    private static Element NewList(Element first)
    {
        var mark = first.Find(below => Style.Of(below, "mso-list").Contains("ignore", StringComparison.Ordinal))?.TextContent().Trim() ?? "";
        var counted = Counted().Match(mark);
        var list = new Element(counted.Success ? "ol" : "ul");
        if (int.TryParse(counted.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
        {
            list["start"] = start.ToString(CultureInfo.InvariantCulture);
        }

        return list;
    }

    [GeneratedRegex(@"level([1-9])")]
    private static partial Regex Depth();

    // A lone "o" is the bullet of Word's second level.
    [GeneratedRegex(@"^\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]")]
    private static partial Regex Counted();
}
