using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>The blocks that have a form of their own: headings, lists, tables, definitions, details, notes.</summary>
internal sealed partial class Shaper
{
    private void Heading(Element element)
    {
        var inside = Collect(element, "#heading");
        var heading = new Element(element.Name);
        Phrases.Join(inside, heading, paragraphs: false);
        if (heading.Children is [Element { Name: Names.Anchor } anchor, ..])
        {
            heading["id"] = anchor["id"];
            heading.Children.RemoveAt(0);
        }

        if (Phrases.IsBlank(heading))
        {
            var id = heading["id"] ?? element["id"] ?? "";
            if (!_page.Targets.Contains(id))
            {
                _line.Forget(id);
            }
            else if (heading.Has("id"))
            {
                _line.Anchor(id);
            }

            return;
        }

        Phrases.UnwrapWhole(heading, "strong");
        Add(heading);
    }

    // What is inside, as blocks of a container that is not part of the tree.
    private Element Collect(Element element, string name)
    {
        EndLine();
        var inside = new Element(name) { Parent = _container };
        Fill(inside, element, static (shaper, from) => shaper.VisitInside(from));
        return inside;
    }

    private void List(Element element)
    {
        EndLine();
        var ordered = element.Name == "ol";
        var list = new Element(ordered ? "ol" : "ul");
        if (ordered)
        {
            Lists.KeepNumbering(element, list);
        }

        Enter(list, element, static (shaper, from) => shaper.Items(from));
        if (list.Children.TrueForAll(item => ((Element)item).Children.Count == 0))
        {
            list.Parent!.Children.Remove(list);
        }
    }

    private void Items(Element element)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            var child = element.Children[i];
            if (child is Element { Name: "li" } item)
            {
                if (Rules.Apply(item, new Place(element.Children, i, _page)) != Verdict.Drop)
                {
                    if (item.Name == "li")
                    {
                        Item(item);
                    }
                    else
                    {
                        Stray(item, element, i);
                    }
                }
            }
            else if (child is not TextNode { Value: var text } || !string.IsNullOrWhiteSpace(text))
            {
                Stray(child, element, i);
            }
        }
    }

    // What stands in a list and is no item belongs to the item before it: that is how browsers show <ul><li>…</li><ul>.
    private void Stray(Node node, Element list, int index)
    {
        var item = _container.Children is [.., Element { Name: "li" } last] ? last : null;
        if (item is null)
        {
            item = new Element("li");
            _container.Add(item);
        }

        var outer = _container;
        _container = item;
        if (node is TextNode text)
        {
            AddText(text.Value);
        }
        else if (node is Element stray)
        {
            Visit(stray, new Place(list.Children, index, _page));
        }

        EndLine();
        _container = outer;
        if (item.Children.Count == 0)
        {
            _container.Children.Remove(item);
        }
    }

    private void Item(Element element)
    {
        NoteAnchor(element);
        var item = new Element("li");
        if (element["value"] is { } value && int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && _container.Name == "ol")
        {
            item["value"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _container.Add(item);
        var list = _container;
        Fill(item, element, static (shaper, from) => shaper.InScope(from));
        if (item.Children.Count == 0)
        {
            // An item that was empty stays, for the numbers' sake; one that lost all it held (an icon, hidden text) says nothing.
            item["task"] = null;
            if (element.Children.Exists(child => child is Element))
            {
                list.Children.Remove(item);
            }
        }

        _container = list;
    }

    private void Table(Element element)
    {
        if (Tables.IsLayout(element))
        {
            foreach (var cell in Tables.Cells(element))
            {
                EndLine();
                NoteAnchor(cell);
                if (Rules.Apply(cell, new Place([cell], 0, _page)) != Verdict.Drop)
                {
                    InScope(cell);
                }
            }

            return;
        }

        // What a cell inherits is the table's direction, which has no place in the tree before it is known that it says something.
        var around = new Element("table") { Parent = _container };
        if (_rtl != IsRtl(_container))
        {
            around["dir"] = _rtl ? "rtl" : "ltr";
        }

        var table = Tables.Shape(element, (cell, name) =>
        {
            NoteAnchor(cell);
            if (Rules.Apply(cell, new Place([cell], 0, _page)) == Verdict.Drop)
            {
                return new Element(name);
            }

            var kept = new Element(name) { Parent = around };
            Fill(kept, cell, static (shaper, from) => shaper.InScope(from));
            return kept;
        });
        if (table is null)
        {
            return;
        }

        if (table.Children is [Element { Children: [Element { Name: "td" } lone] }])
        {
            // All but one cell were empty: its text is all there is.
            if (lone.Children is [MarkerNode, ..] || lone.Children is [Element first, ..] && Names.IsBlock(first.Name))
            {
                foreach (var child in lone.TakeChildren())
                {
                    if (child is Element block)
                    {
                        Add(block);
                    }
                    else
                    {
                        _container.Add(child);
                    }
                }
            }
            else
            {
                var paragraph = new Element("p");
                Phrases.Join(lone, paragraph, paragraphs: true);
                Add(paragraph);
            }

            return;
        }

        var caption = element.ChildElements.FirstOrDefault(child => child.Name == "caption");
        if (caption is null)
        {
            Add(table);
            return;
        }

        var figure = new Element("figure");
        var text = new Element("figcaption");
        Phrases.Join(Collect(caption, "#caption"), text, paragraphs: true);
        if (Phrases.IsBlank(text))
        {
            Add(table);
            return;
        }

        figure.Add(text);
        figure.Add(table);
        Add(figure);
    }

    private void Definitions(Element element)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            if (element.Children[i] is not Element child)
            {
                if (element.Children[i] is TextNode { Value: var text } && !string.IsNullOrWhiteSpace(text))
                {
                    var stray = new Element("dd");
                    _container.Add(stray);
                    Fill(stray, new Element("dd") { Children = { new TextNode(text) } }, static (shaper, from) => shaper.VisitChildren(from));
                }

                continue;
            }

            if (Rules.Apply(child, new Place(element.Children, i, _page)) == Verdict.Drop)
            {
                continue;
            }

            if (child.Name is "div" or "dl")
            {
                Definitions(child);
            }
            else if (child.Name == "dt")
            {
                EndLine();
                NoteAnchor(child);
                var term = new Element("dt");
                Phrases.Join(Collect(child, "#term"), term, paragraphs: false);
                if (!Phrases.IsBlank(term))
                {
                    _container.Add(term);
                }
            }
            else if (!Names.IsGone(child.Name))
            {
                EndLine();
                NoteAnchor(child);
                var definition = new Element("dd");
                _container.Add(definition);
                Fill(definition, child, static (shaper, from) => shaper.VisitInside(from));
                if (definition.Children.Count == 0)
                {
                    _container.Children.Remove(definition);
                }
            }
        }
    }

    private void Details(Element element) => Block(new Element("details"), element, static (shaper, from) => shaper.InsideDetails(from));

    private void InsideDetails(Element element)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            switch (element.Children[i])
            {
                case TextNode text:
                    AddText(text.Value);
                    break;
                case Element { Name: "summary" } child when _container.Children is not [Element { Name: "summary" }, ..]:
                    var summary = new Element("summary");
                    var inside = Collect(child, "#summary");
                    if (inside.Children is [Element only] && Names.IsHeading(only.Name))
                    {
                        // An accordion whose titles are headings: HTML allows that, and outlines show them.
                        summary.Add(only);
                    }
                    else
                    {
                        Phrases.Join(inside, summary, paragraphs: false);
                    }

                    if (!Phrases.IsBlank(summary))
                    {
                        summary.Parent = _container;
                        _container.Children.Insert(0, summary);
                    }

                    break;
                case Element child:
                    Visit(child, new Place(element.Children, i, _page));
                    break;
            }
        }
    }

    private void Notes(Element element)
    {
        foreach (var note in element.ChildElements.Where(child => child.Name == Names.Note))
        {
            var kept = new Element(Names.Note) { ["note"] = note["note"] };
            _container.Add(kept);
            Fill(kept, note, static (shaper, from) => shaper.VisitChildren(from));
        }
    }
}
