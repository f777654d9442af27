using System.Globalization;
using System.Text.RegularExpressions;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>
/// Finds footnotes by what they are, whoever wrote them (WordPress's block, Jetpack, Word, pandoc, Markdig, our own pages): a short mark that
/// links to a note further down, and the note links back. All notes of a list must be of this kind, or the list stays a list.
/// </summary>
internal static partial class NoteFinder
{
    public static void Apply(Element root, Footnotes notes)
    {
        var survey = new Survey(root);
        if (survey.Links.Count < 2)
        {
            return;
        }

        var candidates = new List<(Element Mark, Element Note)>();
        var backs = new Dictionary<Element, List<Element>>();
        foreach (var link in survey.Links)
        {
            if (!Mark().IsMatch(string.Concat(link.TextContent().Where(c => !char.IsWhiteSpace(c) && c is not ('[' or ']' or '(' or ')' or '\uFE0E')))) || survey.Target(link) is not { } target)
            {
                continue;
            }

            var note = NoteAround(target);
            if (note is null || survey.Order(note) < survey.Order(link) || IsInside(link, note))
            {
                continue;
            }

            candidates.Add((link, note));
            var back = survey.LinksIn(note).Where(candidate => survey.Target(candidate) is { } home && !IsInside(home, note) && IsHome(home, link)).ToList();
            if (back.Count > 0)
            {
                if (!backs.TryGetValue(note, out var all))
                {
                    backs[note] = all = [];
                }

                all.AddRange(back);
            }
        }

        // One way back is enough for a note that is referred to more than once.
        var found = candidates.Where(pair => backs.ContainsKey(pair.Note)).ToList();
        if (notes == Footnotes.Untied)
        {
            foreach (var back in backs.Values.SelectMany(links => links))
            {
                back["href"] = null;
            }
        }
        else
        {
            Rewrite(found, backs);
        }
    }

    private static void Rewrite(List<(Element Mark, Element Note)> found, Dictionary<Element, List<Element>> backs)
    {
        var notes = found.Select(pair => pair.Note).Distinct().ToList();
        var lists = notes.GroupBy(note => note.Parent!).ToDictionary(group => group.Key, group => group.ToHashSet());
        var good = lists.Where(pair => CanMove(pair.Key, pair.Value)).SelectMany(pair => pair.Value).ToHashSet();
        var numbers = new Dictionary<Element, string>();
        foreach (var (mark, note) in found.Where(pair => good.Contains(pair.Note)))
        {
            if (!numbers.TryGetValue(note, out var number))
            {
                numbers[note] = number = (numbers.Count + 1).ToString(CultureInfo.InvariantCulture);
            }

            // <sup><a>1</a></sup> is one mark; in <sup><a>1</a>, <a>2</a></sup> each link is.
            var whole = mark.Parent is { Name: "sup" } sup && sup.TextContent().Trim() == mark.TextContent().Trim() ? sup : mark;
            whole.Name = Names.NoteReference;
            whole.ClearAttributes();
            whole.TakeChildren();
            whole["note"] = number;
        }

        foreach (var (note, number) in numbers)
        {
            foreach (var back in backs[note])
            {
                // The way back is made afresh. What it says is no part of the note, unless it says more than that.
                if (SaysNothing(back.TextContent()))
                {
                    back.Name = "script";
                    back.TakeChildren();
                }

                back["href"] = null;
            }

            Unmark(note);
            note.Name = Names.Note;
            note.ClearAttributes();
            note["note"] = number;
        }

        foreach (var (parent, _) in lists.Where(pair => good.Contains(pair.Value.First())))
        {
            Gather(parent);
        }
    }

    // The notes of one parent become one block where the first stood; a list is that block itself.
    private static void Gather(Element parent)
    {
        var all = parent.TakeChildren();
        var notes = new Element(Names.Notes);
        foreach (var child in all)
        {
            if (child is Element { Name: Names.Note } note)
            {
                if (notes.Children.Count == 0)
                {
                    while (parent.Children is [.., Element { Name: "hr" } or TextNode { Value: "" or "\n" or " " }])
                    {
                        parent.Children.RemoveAt(parent.Children.Count - 1);
                    }

                    parent.Add(notes);
                }

                notes.Add(note);
            }
            else if (child is not TextNode { Value: var text } || !string.IsNullOrWhiteSpace(text))
            {
                parent.Add(child);
            }
        }

        var sorted = notes.TakeChildren().OrderBy(note => int.Parse(((Element)note)["note"]!, CultureInfo.InvariantCulture)).ToList();
        sorted.ForEach(notes.Add);
        if (parent.Name is "ol" or "ul" or "dl")
        {
            parent.Name = "div";
            parent.ClearAttributes();
        }

        // The rule that sets notes off from the text: <div class="footnotes"><hr><ol>.
        if (parent.Parent is { } around && around.Children.IndexOf(parent) is var at and > 0)
        {
            var before = at - 1;
            while (before > 0 && around.Children[before] is TextNode blank && string.IsNullOrWhiteSpace(blank.Value))
            {
                before--;
            }

            if (around.Children[before] is Element { Name: "hr" })
            {
                around.Children.RemoveAt(before);
            }
        }
    }

    private static bool CanMove(Element parent, HashSet<Element> notes) =>
        parent.Ancestor(above => above.Name is not ("body" or "div" or "section" or "article" or "main" or "aside" or "footer")) is null
        && (parent.Name is "div" or "section" or "article" or "main" or "aside" or "footer" or "body"
            || (parent.Name is "ol" or "ul" && parent.ChildElements.All(notes.Contains)));

    // A mark repeated before the note's text: "[1] Text", "1. Text" in a paragraph of Word's; ". Text" where the link back was the number.
    private static void Unmark(Element note)
    {
        if (note.Name == "li")
        {
            return;
        }

        for (Element? at = note; at is not null; at = at.ChildElements.FirstOrDefault(child => child.Name is "p" or "span" or "div"))
        {
            for (var i = 0; i < at.Children.Count; i++)
            {
                if (at.Children[i] is TextNode text && !string.IsNullOrWhiteSpace(text.Value))
                {
                    at.Children[i] = new TextNode(LeadingMark().Replace(text.Value, "")) { Parent = at };
                    return;
                }

                if (at.Children[i] is Element { Name: not "script" })
                {
                    break;
                }
            }
        }
    }

    private static Element? NoteAround(Element target)
    {
        var block = target.Name is "li" or "p" or "dd" or "aside" or "div" ? target : target.Ancestor(above => above.Name is "li" or "p" or "dd" or "td" or "aside" or "div" || Names.IsHeading(above.Name));
        if (block is null || block.Name == "td" || Names.IsHeading(block.Name))
        {
            return null;
        }

        return block.Name == "p" && block.Parent is { Name: "li" } item && item.ChildElements.First() == block ? item : block;
    }

    private static bool IsHome(Element home, Element mark) =>
        home == mark || IsInside(mark, home) && home.Name is not ("div" or "section" or "article" or "body") || IsInside(home, mark)
        || (Block(home) is { } block && block == Block(mark) && (home.Parent == mark.Parent || home.Parent == mark.Parent?.Parent));

    private static Element? Block(Element element) => element.Ancestor(above => Names.IsBlock(above.Name));

    private static bool IsInside(Element element, Element outer) => element == outer || element.Ancestor(above => above == outer) is not null;

    // An arrow, a number, a letter, "back to text".
    private static bool SaysNothing(string text) => text.Count(char.IsLetter) < 3 || WayBack().IsMatch(text);

    [GeneratedRegex(@"^[^\p{L}]*(?:(?:go |jump )?(?:back|up)|return|jump|zurück|retour|volver|torna)(?: to (?:the )?(?:text|top|content|article|reference(?: \d+)?|note|footnote(?: \d+)?))?[^\p{L}]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WayBack();

    [GeneratedRegex(@"^(\d{1,5}|[ivxl]{1,5}|[a-z]|\*+|†|‡|§|#|note\d+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(?:[\[(]\s*\d{1,3}\s*[\])][.:]?|(?:\d{1,3})?[.:)](?=\s))\s*")]
    private static partial Regex LeadingMark();

    private sealed class Survey
    {
        private readonly Dictionary<string, Element> _ids = new(StringComparer.Ordinal);
        private readonly Dictionary<Element, int> _order = [];
        private readonly Dictionary<Element, List<Element>> _links = [];

        public Survey(Element root) => Visit(root);

        public List<Element> Links { get; } = [];

        public Element? Target(Element link) =>
            Page.Fragment(link["href"]) is { } id ? _ids.GetValueOrDefault(id) ?? _ids.GetValueOrDefault(Uri.UnescapeDataString(id)) : null;

        public int Order(Element element) => _order.GetValueOrDefault(element);

        public List<Element> LinksIn(Element note) => _links.GetValueOrDefault(note) ?? [];

        private void Visit(Element element)
        {
            _order[element] = _order.Count;
            if (element["id"] is { Length: > 0 } id)
            {
                _ids.TryAdd(id, element);
            }

            if (element.Name == "a")
            {
                if (element["name"] is { Length: > 0 } name)
                {
                    _ids.TryAdd(name, element);
                }

                if (Page.Fragment(element["href"]) is not null)
                {
                    Links.Add(element);
                    for (var above = element.Parent; above is not null; above = above.Parent)
                    {
                        if (above.Name is "li" or "p" or "dd" or "aside" or "div")
                        {
                            if (!_links.TryGetValue(above, out var links))
                            {
                                _links[above] = links = [];
                            }

                            links.Add(element);
                        }
                    }
                }
            }

            foreach (var child in element.Children)
            {
                if (child is Element below)
                {
                    Visit(below);
                }
            }
        }
    }
}
