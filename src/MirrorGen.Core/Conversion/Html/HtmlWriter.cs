using System.Text;
using MirrorGen.Conversion.Cleaning.Media;

namespace MirrorGen.Conversion.Html;

/// <summary>
/// The clean tree to HTML: a block a line, attributes in double quotes, nothing but what the tree says. In the compact form, which stands
/// inside Markdown, no line is blank: a blank line would end the block of HTML there.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _out;
    private readonly bool _compact;
    private readonly bool _players;
    private readonly bool _markers;
    private readonly Dictionary<string, int> _references = new(StringComparer.Ordinal);

    private HtmlWriter(StringBuilder into, bool compact, bool players, bool markers = true)
    {
        _markers = markers;
        _out = into;
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
            writer.StartTag((Element)node);
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
                    Attribute("dir", dir);
                    Attribute("lang", lang);
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
                StartTag(block);
                Inline(block);
                EndTag(block.Name);
                _out.Append('\n');
                break;
        }
    }

    private void Wrap(Element block, Action<HtmlWriter, Element> inside)
    {
        StartTag(block);
        _out.Append('\n');
        inside(this, block);
        EndTag(block.Name);
        _out.Append('\n');
    }

    private void Items(Element list)
    {
        foreach (var item in list.ChildElements)
        {
            StartTag(item);
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
        StartTag(cell);
        Inside(cell);
        EndTag(cell.Name);
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
        Attribute("id", code["id"]);
        _out.Append("><code");
        if (code["language"] is { } language)
        {
            Attribute("class", "language-" + language);
        }

        _out.Append('>');
        Text(code.TextContent(), exact: true);
        _out.Append("</code></pre>\n");
    }

    private void Notes(Element notes)
    {
        _out.Append("<section class=\"footnotes\">\n<ol");
        if (notes.Children is [Element first, ..] && first["note"] != "1")
        {
            Attribute("start", first["note"]);
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
        foreach (var child in line.Children)
        {
            InlineNode(child);
        }
    }

    private void InlineNode(Node node)
    {
        if (node is TextNode text)
        {
            Text(text.Value, exact: node.Parent?.Name is "pre");
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
                Attribute("id", element["id"]);
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
                StartTag(element);
                if (element.Name == "br" && !_compact)
                {
                    _out.Append('\n');
                }

                break;
            default:
                StartTag(element);
                Inline(element);
                EndTag(element.Name);
                break;
        }
    }

    private void Marker(string name)
    {
        if (_markers)
        {
            _out.Append("<!--").Append(name).Append("-->");
        }
        else if (_out.Length > 0 && _out[^1] == ' ')
        {
            _out.Length--;
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
        Attribute("href", page);
        _out.Append('>');
        Text(player["title"] ?? page, exact: false);
        _out.Append("</a>");
    }

    private void StartTag(Element element)
    {
        _out.Append('<').Append(element.Name);
        if (element.Attributes is { } attributes)
        {
            foreach (var (name, value) in attributes)
            {
                if (name == "align")
                {
                    Attribute("style", $"text-align: {value};");
                }
                else if (name is "task" or "note" || (name is "dir" or "lang" && element.Name is not ("span" or "bdo" or "bdi" or "td" or "th")))
                {
                    continue;
                }
                else if (value.Length == 0 && name is not ("alt" or "href" or "src"))
                {
                    _out.Append(' ').Append(name);
                }
                else
                {
                    Attribute(name, value);
                }
            }
        }

        _out.Append('>');
    }

    private void EndTag(string name) => _out.Append("</").Append(name).Append('>');

    private void Attribute(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        _out.Append(' ').Append(name).Append("=\"");
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny('&', '"', '<'); at >= 0; at = rest.IndexOfAny('&', '"', '<'))
        {
            _out.Append(rest[..at]).Append(rest[at] switch { '&' => "&amp;", '"' => "&quot;", _ => "&lt;" });
            rest = rest[(at + 1)..];
        }

        _out.Append(rest).Append('"');
    }

    private void Text(string text, bool exact)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny('&', '<', '>'); at >= 0; at = rest.IndexOfAny('&', '<', '>'))
        {
            Lines(rest[..at], exact);
            _out.Append(rest[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            rest = rest[(at + 1)..];
        }

        Lines(rest, exact);
    }

    private void Lines(ReadOnlySpan<char> text, bool exact)
    {
        if (!exact || !_compact)
        {
            _out.Append(text);
            return;
        }

        // The newline that ends a blank line is written as an entity, and so is what Markdown would take for an indent's tab.
        foreach (var c in text)
        {
            if (c == '\n' && _out.Length > 0 && EndsBlank())
            {
                _out.Append("&#10;");
            }
            else
            {
                _out.Append(c);
            }
        }
    }

    private bool EndsBlank()
    {
        var at = _out.Length - 1;
        while (at >= 0 && _out[at] is ' ' or '\t')
        {
            at--;
        }

        return at < 0 || _out[at] == '\n' || (at >= 4 && _out[at] == ';' && _out[at - 1] == '0' && _out[at - 2] == '1' && _out[at - 3] == '#');
    }

    private static bool IsMedia(Element paragraph) => Shaping.Phrases.IsMediaAlone(paragraph);
}
