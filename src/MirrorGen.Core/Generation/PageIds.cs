using System.Globalization;
using AngleSharp.Dom;
using MirrorGen.Generation.Templates;

namespace MirrorGen.Generation;

/// <summary>
/// The names of places on one page (<c>id</c>), each given out once. The theme has its own, which links from outside count on (<c>#comments</c>);
/// where a text of the blog has the same name, or two texts do, the later gets another one, and the links inside of that text follow.
/// </summary>
internal sealed class PageIds(ThemeIds theme)
{
    // https://html.spec.whatwg.org/multipage/: what names a place of the same page. All but the first two may name several.
    private static readonly string[] References = ["for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns"];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public void Settle(IElement body)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            var id = element.Id!;
            if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            {
                element.RemoveAttribute("id");
                continue;
            }

            var name = Free(id);
            // Two of one name in the same text: links mean the first.
            moved.TryAdd(id, name);
            if (name != id)
            {
                element.Id = name;
            }
        }

        if (moved.Any(move => move.Key != move.Value))
        {
            Follow(body, moved);
        }
    }

    private static void Follow(IElement body, Dictionary<string, string> moved)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='#']"))
        {
            if (moved.TryGetValue(Uri.UnescapeDataString(link.GetAttribute("href")![1..]), out var name))
            {
                link.SetAttribute("href", "#" + Uri.EscapeDataString(name));
            }
        }

        foreach (var attribute in References)
        {
            foreach (var element in body.QuerySelectorAll($"[{attribute}]"))
            {
                element.SetAttribute(attribute, string.Join(' ', element.GetAttribute(attribute)!.Split(' ').Select(name => moved.GetValueOrDefault(name, name))));
            }
        }
    }

    private string Free(string id)
    {
        var name = id;
        for (var number = 2; theme.Has(name) || !_taken.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }

        return name;
    }
}
