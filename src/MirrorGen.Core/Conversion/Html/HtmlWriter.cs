using System.Text;
using MirrorGen.Conversion.Cleaning.Media;

namespace MirrorGen.Conversion.Html;

/// <summary>The clean tree to HTML: a block a line, and nothing but what the tree says. How tags and text are spelled is <see cref="HtmlMarkup"/>'s.</summary>
internal sealed class HtmlWriter
{
    private readonly HtmlMarkup _out;
    private readonly bool _compact;
    private readonly bool _players;
    private readonly bool _markers;
    private readonly Dictionary<string, int> _references = new(StringComparer.Ordinal);

    private HtmlWriter(StringBuilder into, bool compact, bool players, bool markers = true)
    {
        _markers = markers;
        _out = new HtmlMarkup(into, compact);
        _compact = compact;
        _players = players;
    }

    /// <param name="body">A clean tree.</param>
    /// <param name="players">Whether players of the well-known services stand as frames, or as links to what they show.</param>
    /// <param name="markers">Whether <c>&lt;!--more--&gt;</c> and <c>&lt;!--nextpage--&gt;</c> are written.</param>
    public static string Write(Element body, bool players, bool markers = true) => Write([body], players, markers);

    /// <summary>The same for a clean tree that comes a stretch at a time.</summary>
    public static string Write(IEnumerable<Element> bodies, bool players, bool markers = true)
    {
        var writer = new HtmlWriter(new StringBuilder(), compact: false, players, markers);
        writer.Blocks(bodies.SelectMany(body => body.Children));
        return writer._out.ToString();
    }

    public static string WriteInline(Element line, bool players)
    {
        var writer = new HtmlWriter(new StringBuilder(), compact: false, players);
        writer.Inline(line);
        return writer._out.ToString();
    }

    /// <summary>One block as HTML that may stand inside Markdown.</summary>
    public static string Compact(Element block)
    {
        var writer = new HtmlWriter(new StringBuilder(), compact: true, players: true);
        writer.Block(block);
        return writer._out.ToString().TrimEnd('\n');
    }

    /// <summary>One inline element, or the start tag alone.</summary>
    public static void Inline(StringBuilder into, Node node, bool startTagOnly = false)
    {
        var writer = new HtmlWriter(into, compact: true, players: true);
        if (startTagOnly)
        {
            writer._out.StartTag((Element)node);
        }
        else
        {
            writer.InlineNode(node);
        }
    }

    private void Blocks(Element container) => Blocks(container.Children);

    private void Blocks(IEnumerable<Node> blocks)
    {
        var (dir, lang) = ((string?)null, (string?)null);
        foreach (var child in blocks)
        {
            var block = child as Element;
            if (block?["dir"] != dir || block?["lang"] != lang)
            {
                if (dir is not null)
                {
                    _out.Append("</div>\n");
                }

                (dir, lang) = (block?["dir"], block?["lang"]);
                if (dir is not null)
                {
                    _out.Append("<div");
                    _out.Attribute("dir", dir);
                    _out.Attribute("lang", lang);
                    _out.Append(">\n");
                }
            }

            if (child is MarkerNode marker)
            {
                Marker(marker.Name);
                _out.Append(_markers ? "\n" : "");
            }
            else if (block is not null)
            {
                Block(block);
            }
        }

        if (dir is not null)
        {
            _out.Append("</div>\n");
        }
    }

    private void Block(Element block)
    {
        switch (block.Name)
        {
            case "p" when block.Parent is { Name: "figure" } && IsMedia(block):
                Inline(block);
                _out.Append('\n');
                break;
            case "hr":
                _out.Append("<hr>\n");
                break;
            case Names.Code:
                Code(block);
                break;
            case Names.Notes:
                Notes(block);
                break;
            case "ul" or "ol":
                Wrap(block, static (writer, list) => writer.Items(list));
                break;
            case "table":
                Wrap(block, static (writer, table) => writer.Rows(table));
                break;
            case "blockquote" or "figure" or "details":
                Wrap(block, static (writer, container) => writer.Blocks(container));
                break;
            case "dl":
                Wrap(block, static (writer, list) => writer.Cells(list));
                break;
            default:
                _out.StartTag(block);
                Inline(block);
                _out.EndTag(block.Name);
                _out.Append('\n');
                break;
        }
    }

    private void Wrap(Element block, Action<HtmlWriter, Element> inside)
    {
        _out.StartTag(block);
        _out.Append('\n');
        inside(this, block);
        _out.EndTag(block.Name);
        _out.Append('\n');
    }

    private void Items(Element list)
    {
        foreach (var item in list.ChildElements)
        {
            _out.StartTag(item);
            if (item["task"] is { } task)
            {
                _out.Append(task == "x" ? "<input type=\"checkbox\" checked disabled> " : "<input type=\"checkbox\" disabled> ");
            }

            Inside(item);
            _out.Append("</li>\n");
        }
    }

    private void Cells(Element container)
    {
        foreach (var cell in container.ChildElements)
        {
            Cell(cell);
        }
    }

    private void Cell(Element cell)
    {
        _out.StartTag(cell);
        Inside(cell);
        _out.EndTag(cell.Name);
        _out.Append('\n');
    }

    // A lone paragraph at the start needs no tags of its own, as in a tight list.
    private void Inside(Element item)
    {
        if (item.Children is [Element { Name: "p" } first, ..] && !first.Has("dir") && item.ChildElements.Count(child => child.Name == "p") == 1
            && item.Children.TrueForAll(child => child is Element))
        {
            Inline(first);
            if (item.Children.Count > 1)
            {
                _out.Append('\n');
                var rest = new Element(item.Name);
                rest.Children.AddRange(item.Children.Skip(1));
                Blocks(rest);
            }
        }
        else if (item.Children is [] || item.Children[0] is TextNode || (item.Children[0] is Element inline && !Names.IsBlock(inline.Name) && inline.Name != "hr"))
        {
            Inline(item);
        }
        else
        {
            _out.Append('\n');
            Blocks(item);
        }
    }

    private void Rows(Element table)
    {
        var heads = table.ChildElements.TakeWhile(row => row.ChildElements.All(cell => cell.Name == "th")).Count();
        var at = 0;
        foreach (var row in table.ChildElements)
        {
            if (at == 0 && heads > 0)
            {
                _out.Append("<thead>\n");
            }

            if (at == heads)
            {
                _out.Append("<tbody>\n");
            }

            _out.Append("<tr>\n");
            Cells(row);
            _out.Append("</tr>\n");
            at++;
            if (at == heads)
            {
                _out.Append("</thead>\n");
            }
        }

        if (at > heads)
        {
            _out.Append("</tbody>\n");
        }
    }

    private void Code(Element code)
    {
        _out.Append("<pre");
        _out.Attribute("id", code["id"]);
        _out.Append("><code");
        if (code["language"] is { } language)
        {
            _out.Attribute("class", "language-" + language);
        }

        _out.Append('>');
        _out.Text(code.TextContent(), exact: true);
        _out.Append("</code></pre>\n");
    }

    private void Notes(Element notes)
    {
        _out.Append("<section class=\"footnotes\">\n<ol");
        if (notes.Children is [Element first, ..] && first["note"] != "1")
        {
            _out.Attribute("start", first["note"]);
        }

        _out.Append(">\n");
        foreach (var note in notes.ChildElements)
        {
            var number = note["note"]!;
            _out.Append("<li id=\"fn-").Append(number).Append("\">");
            var back = string.Concat(Enumerable.Range(1, Math.Max(1, _references.GetValueOrDefault(number))).Select(time => $" <a href=\"#{ReferenceId(number, time)}\" class=\"footnote-backref\">↩</a>"));
            if (note.Children is [Element { Name: "p" } only])
            {
                Inline(only);
                _out.Append(back);
            }
            else
            {
                _out.Append('\n');
                Blocks(note);
                _out.Append("<p>").Append(back.AsSpan(1)).Append("</p>\n");
            }

            _out.Append("</li>\n");
        }

        _out.Append("</ol>\n</section>\n");
    }

    private void Inline(Element line)
    {
        Node? before = null;
        foreach (var child in line.Children)
        {
            // On a page they are kept apart; in HTML that is converted again the text stays as it was.
            if (!_players && Words.AreGlued(before, child))
            {
                _out.Append(" ");
            }

            InlineNode(child);
            before = child is Element { Name: Names.Anchor } ? before : child;
        }
    }

    private void InlineNode(Node node)
    {
        if (node is TextNode text)
        {
            _out.Text(text.Value, exact: node.Parent?.Name is "pre");
            return;
        }

        if (node is not Element element)
        {
            return;
        }

        switch (element.Name)
        {
            case Names.Anchor:
                var tag = element.Ancestor(above => above.Name == "a") is null ? "a" : "span";
                _out.Append('<').Append(tag);
                _out.Attribute("id", element["id"]);
                _out.Append("></").Append(tag).Append('>');
                break;
            case Names.More:
                Marker("more");
                break;
            case Names.NoteReference:
                Reference(element["note"]!);
                break;
            case "iframe" when !_players:
                Link(element);
                break;
            case "br" or "img" or "source" or "track" or "mprescripts" or "none" when Names.IsVoid(element.Name):
                _out.StartTag(element);
                if (element.Name == "br" && !_compact)
                {
                    _out.Append('\n');
                }

                break;
            default:
                _out.StartTag(element);
                Inline(element);
                _out.EndTag(element.Name);
                break;
        }
    }

    private void Marker(string name)
    {
        if (_markers)
        {
            _out.Append("<!--").Append(name).Append("-->");
        }
        else
        {
            _out.TrimBlank();
        }
    }

    private void Reference(string note)
    {
        var times = _references[note] = _references.GetValueOrDefault(note) + 1;
        _out.Append("<sup><a href=\"#fn-").Append(note).Append("\" id=\"").Append(ReferenceId(note, times)).Append("\" class=\"footnote-ref\">").Append(note).Append("</a></sup>");
    }

    private static string ReferenceId(string note, int time) => time == 1 ? "fnref-" + note : $"fnref-{note}-{time}";

    private void Link(Element player)
    {
        var page = Embeds.PageOf(player["src"]!);
        _out.Append("<a");
        _out.Attribute("href", page);
        _out.Append('>');
        _out.Text(player["title"] ?? page, exact: false);
        _out.Append("</a>");
    }

    private static bool IsMedia(Element paragraph) => Shaping.Phrases.IsMediaAlone(paragraph);
}
