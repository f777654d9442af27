using System.Collections.Immutable;
using MirrorGen.Conversion.Cleaning;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>
/// Walks a tree as it was parsed, lets the rules look at each element, and builds the clean tree: blocks that hold blocks or one line of
/// text, and no element, attribute or address that is not on the allow-list. The same meaning gives the same tree, so the clean tree
/// of a clean tree's HTML is itself.
/// </summary>
internal sealed partial class Shaper
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
    /// <param name="root">The parsed tree.</param>
    /// <param name="notes">What becomes of footnotes.</param>
    /// <param name="whole">What is known of the text of which this is a part.</param>
    public static Element Shape(Element root, Footnotes notes = Footnotes.Found, Page? whole = null)
    {
        var page = Page.Of(root);
        if (notes != Footnotes.Ignored && page.Targets.Count > 1)
        {
            NoteFinder.Apply(root, notes);
            page = Page.Of(root);
        }

        var body = new Element("body");
        var shaper = new Shaper(page.With(whole ?? Page.Plain), body);
        shaper.VisitChildren(root);
        shaper.EndLine();
        if (shaper._line.HasAnchors)
        {
            shaper.EndLine(always: true);
        }

        DeadAnchors.Remove(body, page);
        return body;
    }

    /// <summary>The clean tree of a text that was read a stretch at a time, and that has no links to places of its own, footnotes included.</summary>
    public static IEnumerable<Element> Shape(IEnumerable<Element> stretches)
    {
        var body = new Element("body");
        var shaper = new Shaper(Page.Plain, body);
        foreach (var stretch in stretches)
        {
            shaper.VisitChildren(stretch);
            shaper.EndLine();
            var shaped = new Element("body");
            body.TakeChildren().ForEach(shaped.Add);
            yield return shaped;
        }
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
            case Names.Code:
                var id = _line.TakeOnlyAnchor();
                EndLine(always: _line.HasAnchors);
                _container.Add(Atoms.Code(element, id));
                return;
            case "pre":
                EndLine();
                Add(Atoms.Preformatted(element));
                return;
            case "hr":
                EndLine();
                Add(new Element("hr"));
                return;
            case Names.Notes:
                EndLine();
                if (_container.Children is [.., Element { Name: Names.Notes } before])
                {
                    Fill(before, element, static (shaper, from) => shaper.Notes(from));
                }
                else
                {
                    Block(new Element(Names.Notes), element, static (shaper, from) => shaper.Notes(from));
                }

                return;
        }

        if (Names.IsGone(element.Name))
        {
            return;
        }

        if (Names.IsBlock(element.Name))
        {
            var scope = Begin(element);
            VisitBlock(element);
            End(scope);
            return;
        }

        // <span style="display:block"> is how builders of pages write a paragraph.
        var apart = Style.Of(element, "display") is "block" or "flex" or "grid" or "table" or "list-item";
        if (apart)
        {
            EndLine();
        }

        var outer = _formats;
        _formats = Formats.Of(element, _formats);
        VisitChildren(element);
        if (apart)
        {
            EndLine();
        }

        _formats = outer;
    }

    private void VisitBlock(Element element)
    {
        switch (element.Name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Heading(element);
                break;
            case "ul" or "ol" or "menu" or "dir":
                List(element);
                break;
            case "li":
                // An item without a list: it gets one.
                if (element.Children.Count > 0)
                {
                    Block(new Element("ul"), element, static (shaper, from) => shaper.Item(from));
                }

                break;
            case "blockquote":
                Block(new Element("blockquote"), element, static (shaper, from) => shaper.VisitInside(from));
                break;
            case "table":
                Table(element);
                break;
            case "figure":
                Figure(element);
                break;
            case "dl":
                Block(new Element("dl"), element, static (shaper, from) => shaper.Definitions(from));
                break;
            case "details":
                Details(element);
                break;
            default:
                VisitInside(element);
                break;
        }
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

    // What fills a block gets the element it comes from, instead of holding on to it: a closure for each element would be most of what is allocated.
    private void Block(Element block, Element from, Action<Shaper, Element> fill)
    {
        Enter(block, from, fill);
        if (block.Children.Count == 0)
        {
            block.Parent!.Children.Remove(block);
        }
    }

    private void Enter(Element block, Element from, Action<Shaper, Element> fill)
    {
        EndLine();
        Add(block);
        Fill(block, from, fill);
    }

    private void Fill(Element block, Element from, Action<Shaper, Element> fill)
    {
        var outer = _container;
        _container = block;
        fill(this, from);
        EndLine();
        _container = outer;
    }

    // What an element says of all it holds ends with it: direction, language, formats.
    private Scope Begin(Element element)
    {
        EndLine();
        var outer = new Scope(_rtl, _lang, _formats);
        if (element.Attributes is not null)
        {
            var dir = element["dir"]?.ToLowerInvariant() ?? Style.Of(element, "direction");
            if (dir is "rtl" or "ltr")
            {
                _rtl = dir == "rtl";
                _lang = element["lang"] is { Length: > 0 and < 36 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
            }
        }

        return outer;
    }

    private void End(Scope outer)
    {
        EndLine();
        (_rtl, _lang, _formats) = outer;
    }

    private void InScope(Element element)
    {
        var outer = Begin(element);
        VisitChildren(element);
        End(outer);
    }

    private readonly record struct Scope(bool Rtl, string? Lang, ImmutableArray<Format> Formats);
}
