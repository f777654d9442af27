using System.Collections.Immutable;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>
/// Walks a tree as it was parsed, lets the rules look at each element, and builds the clean tree: blocks that hold blocks or one line of
/// text, and no element, attribute or address that is not on the allow-list. The same meaning gives the same tree, so the clean tree
/// of a clean tree's HTML is itself.
/// </summary>
internal sealed class Shaper
{
    private readonly Page _page;
    private readonly Line _line = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Element _container;
    private ImmutableArray<Format> _formats = [];
    private bool _rtl;
    private string? _lang;

    private Shaper(Page page, Element body)
    {
        _page = page;
        _container = body;
    }

    /// <summary>The clean tree of a parsed one, which is used up.</summary>
    public static Element Shape(Element root, bool notes = true)
    {
        var page = Page.Of(root);
        if (notes && page.Targets.Count > 1)
        {
            NoteFinder.Apply(root);
            page = Page.Of(root);
        }

        var body = new Element("body");
        var shaper = new Shaper(page, body);
        shaper.VisitChildren(root);
        shaper.EndLine();
        if (shaper._line.HasAnchors)
        {
            shaper.EndLine(always: true);
        }

        return body;
    }

    private void VisitChildren(Element element)
    {
        var siblings = element.Children;
        for (var i = 0; i < siblings.Count; i++)
        {
            switch (siblings[i])
            {
                case TextNode text:
                    AddText(text.Value);
                    break;
                case MarkerNode { Name: "more" } when !_line.IsEmpty && !_line.IsAtGap:
                    AddAtom(new Element(Names.More));
                    break;
                case MarkerNode marker:
                    EndLine();
                    _container.Add(new MarkerNode(marker.Name));
                    break;
                case Element child:
                    Visit(child, new Place(siblings, i, _page));
                    break;
            }
        }
    }

    private void Visit(Element element, Place place)
    {
        var verdict = Rules.Apply(element, place);
        if (verdict == Verdict.Drop)
        {
            return;
        }

        if (Names.IsBlock(element.Name) || element.Name == "hr")
        {
            EndLine();
        }

        NoteAnchor(element);
        if (verdict == Verdict.Unwrap)
        {
            VisitInside(element);
            return;
        }

        switch (element.Name)
        {
            case "br":
                _line.Break();
                return;
            case "img":
                AddAtom(Atoms.Image(element));
                return;
            case "iframe":
                // Frames stand alone: in Markdown a line that begins with one is HTML to its end.
                EndLine();
                AddAtom(element);
                EndLine();
                return;
            case "audio" or "video":
                AddAtom(element);
                return;
            case "math" or "ruby":
                AddAtom(Atoms.Foreign(element));
                return;
            case "input":
                AddTask(element);
                return;
            case Names.NoteReference:
                AddAtom(new Element(Names.NoteReference) { ["note"] = element["note"] });
                return;
            case "p":
                InScope(element, () => VisitInside(element));
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                InScope(element, () => Heading(element));
                return;
            case "ul" or "ol" or "menu" or "dir":
                InScope(element, () => List(element));
                return;
            case "li":
                // An item without a list: it gets one.
                InScope(element, () => Block(new Element("ul"), () => Item(element)));
                return;
            case "blockquote":
                InScope(element, () => Block(new Element("blockquote"), () => VisitInside(element)));
                return;
            case Names.Code:
                EndLine();
                _container.Add(Atoms.Code(element));
                return;
            case "pre":
                EndLine();
                Add(Atoms.Preformatted(element));
                return;
            case "hr":
                EndLine();
                Add(new Element("hr"));
                return;
            case "table":
                InScope(element, () => Table(element));
                return;
            case "figure":
                InScope(element, () => Figure(element));
                return;
            case "dl":
                InScope(element, () => Block(new Element("dl"), () => Definitions(element)));
                return;
            case "details":
                InScope(element, () => Details(element));
                return;
            case Names.Notes:
                EndLine();
                if (_container.Children is [.., Element { Name: Names.Notes } before])
                {
                    Fill(before, () => Notes(element));
                }
                else
                {
                    Block(new Element(Names.Notes), () => Notes(element));
                }

                return;
        }

        if (Names.IsGone(element.Name))
        {
            return;
        }

        if (Names.IsBlock(element.Name))
        {
            InScope(element, () => VisitInside(element));
            return;
        }

        var outer = _formats;
        _formats = Formats.Of(element, _formats);
        VisitChildren(element);
        _formats = outer;
    }

    private void VisitInside(Element element)
    {
        if (Names.IsBlock(element.Name))
        {
            EndLine();
            VisitChildren(element);
            EndLine();
        }
        else
        {
            VisitChildren(element);
        }
    }

    // ---- text

    private void AddText(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            at += _line.Text(text, at, _formats);
            if (at < text.Length)
            {
                EndLine();
            }
        }
    }

    private void AddAtom(Element? atom)
    {
        if (atom is null)
        {
            return;
        }

        if (_line.IsAtGap)
        {
            EndLine();
        }

        _line.Atom(atom, atom.Name == Names.NoteReference ? Format.Without(_formats, "sup") : atom.Name is "iframe" or "audio" or "video" ? [] : _formats);
    }

    private void AddTask(Element input)
    {
        if (input["type"]?.ToLowerInvariant() == "checkbox" && _container is { Name: "li", Children.Count: 0 } && _line.IsEmpty && !_container.Has("task"))
        {
            _container["task"] = input.Has("checked") ? "x" : " ";
        }
    }

    private void EndLine(bool always = false)
    {
        if (_line.IsEmpty && !always)
        {
            return;
        }

        var paragraph = new Element("p");
        foreach (var node in _line.Finish())
        {
            paragraph.Add(node);
        }

        Add(paragraph);
    }

    private void NoteAnchor(Element element)
    {
        var id = element["id"];
        if (id is { Length: > 0 } && !_ids.Contains(id) && (_page.Targets.Contains(id) || Names.IsHeading(element.Name) || (element.Name == "a" && _container.Name == "#heading" && !element.Has("href"))))
        {
            _ids.Add(id);
            _line.Anchor(id);
        }

        if (element.Name == "a" && element["name"] is { Length: > 0 } name && name != id && _page.Targets.Contains(name) && _ids.Add(name))
        {
            _line.Anchor(name);
        }
    }

    // ---- blocks

    private void Add(Element block)
    {
        if (block.Name == "#heading")
        {
            return;
        }

        if (_line.HasAnchors && block.Name is Names.Code or "pre" or "hr")
        {
            EndLine(always: true);
        }

        if (_rtl != IsRtl(_container))
        {
            block["dir"] = _rtl ? "rtl" : "ltr";
        }

        if (_lang is not null && block.Has("dir"))
        {
            block["lang"] = _lang;
        }

        _container.Add(block);
    }

    private static bool IsRtl(Element container)
    {
        for (var element = container; element is not null; element = element.Parent)
        {
            if (element["dir"] is { } dir)
            {
                return dir == "rtl";
            }
        }

        return false;
    }

    private void Block(Element block, Action fill)
    {
        Enter(block, fill);
        if (block.Children.Count == 0)
        {
            block.Parent!.Children.Remove(block);
        }
    }

    private void Enter(Element block, Action fill)
    {
        EndLine();
        Add(block);
        Fill(block, fill);
    }

    private void Fill(Element block, Action fill)
    {
        var outer = _container;
        _container = block;
        fill();
        EndLine();
        _container = outer;
    }

    private void InScope(Element element, Action visit)
    {
        EndLine();
        var (rtl, lang) = (_rtl, _lang);
        var dir = element["dir"]?.ToLowerInvariant() ?? Style.Of(element, "direction");
        if (dir is "rtl" or "ltr")
        {
            _rtl = dir == "rtl";
            _lang = element["lang"] is { Length: > 0 and < 36 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
        }

        var outer = _formats;
        visit();
        EndLine();
        _formats = outer;
        (_rtl, _lang) = (rtl, lang);
    }

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
            if (heading["id"] is { } id && _page.Targets.Contains(id))
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
        Fill(inside, () => VisitInside(element));
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

        Enter(list, () =>
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
        });
        if (list.Children.TrueForAll(item => ((Element)item).Children.Count == 0))
        {
            list.Parent!.Children.Remove(list);
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

        Fill(item, () =>
        {
            if (node is TextNode text)
            {
                AddText(text.Value);
            }
            else if (node is Element stray)
            {
                Visit(stray, new Place(list.Children, index, _page));
            }
        });
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
        Fill(item, () => InScope(element, () => VisitChildren(element)));
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
                    InScope(cell, () => VisitChildren(cell));
                }
            }

            return;
        }

        var table = Tables.Shape(element, (cell, name) =>
        {
            NoteAnchor(cell);
            if (Rules.Apply(cell, new Place([cell], 0, _page)) == Verdict.Drop)
            {
                return new Element(name);
            }

            var kept = new Element(name) { Parent = _container };
            Fill(kept, () => InScope(cell, () => VisitChildren(cell)));
            return kept;
        });
        if (table is null)
        {
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

    private void Figure(Element element)
    {
        var figure = new Element("figure");
        Enter(figure, () => VisitFigure(element));
        var blocks = Gathered(figure.TakeChildren());
        if (blocks.Count > 1 && blocks.Exists(block => block is Element { Name: "figcaption" }))
        {
            blocks.ForEach(figure.Add);
            return;
        }

        // Without a caption a figure says nothing that its image does not; a caption without anything is a paragraph.
        figure.Parent!.Children.Remove(figure);
        var dir = figure["dir"];
        foreach (var block in blocks)
        {
            if (block is Element { Name: "figcaption" } lone)
            {
                lone.Name = "p";
            }

            if (block is Element moved && dir is not null && !moved.Has("dir"))
            {
                moved["dir"] = dir;
            }

            _container.Add(block);
        }
    }

    // The images of a gallery stand together in one paragraph.
    private static List<Node> Gathered(List<Node> blocks)
    {
        var gathered = new List<Node>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is Element { Name: "p" } paragraph && gathered is [.., Element { Name: "p" } before] && !paragraph.Has("dir") && !before.Has("dir")
                && Phrases.IsMediaAlone(paragraph) && Phrases.IsMediaAlone(before) && paragraph.Find("iframe") is null && before.Find("iframe") is null)
            {
                before.AddText(" ");
                paragraph.TakeChildren().ForEach(before.Add);
            }
            else
            {
                gathered.Add(block);
            }
        }

        return gathered;
    }

    private void VisitFigure(Element element)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            switch (element.Children[i])
            {
                case TextNode text:
                    AddText(text.Value);
                    break;
                case Element { Name: "figcaption" } caption:
                    AddCaption(caption);
                    break;
                case Element { Name: "div" or "span" or "center" } wrapper when wrapper.Find("figcaption") is not null && wrapper.Find("figure") is null:
                    EndLine();
                    VisitFigure(wrapper);
                    EndLine();
                    break;
                case Element child:
                    Visit(child, new Place(element.Children, i, _page));
                    break;
            }
        }
    }

    private void AddCaption(Element element)
    {
        EndLine();
        NoteAnchor(element);
        var caption = new Element("figcaption");
        Phrases.Join(Collect(element, "#caption"), caption, paragraphs: true);
        if (!Phrases.IsBlank(caption))
        {
            if (_container.ChildElements.FirstOrDefault(child => child.Name == "figcaption") is { } other)
            {
                other.Add(new Element("br"));
                caption.TakeChildren().ForEach(other.Add);
            }
            else
            {
                _container.Add(caption);
            }
        }
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
                    Fill(stray, () => AddText(text));
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
                Fill(definition, () => VisitInside(child));
                if (definition.Children.Count == 0)
                {
                    _container.Children.Remove(definition);
                }
            }
        }
    }

    private void Details(Element element) => Block(new Element("details"), () =>
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
                    Phrases.Join(Collect(child, "#summary"), summary, paragraphs: false);
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
    });

    private void Notes(Element element)
    {
        foreach (var note in element.ChildElements.Where(child => child.Name == Names.Note))
        {
            var kept = new Element(Names.Note) { ["note"] = note["note"] };
            _container.Add(kept);
            Fill(kept, () => VisitChildren(note));
        }
    }
}
