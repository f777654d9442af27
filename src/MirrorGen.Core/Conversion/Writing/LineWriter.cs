using System.Text;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

internal enum LinePlace
{
    Paragraph,
    Heading,
    Cell,
}

/// <summary>One line of text (a paragraph, a heading, a cell) to Markdown.</summary>
internal sealed class LineWriter
{
    // Markdig reads a line in a time that grows with the square of its delimiters. Beyond so many it is written with tags.
    private const int MostDelimiters = 1000;

    private readonly List<Token> _tokens = [];
    private readonly LinePlace _place;
    private readonly bool _careful;
    private readonly bool _images;

    private LineWriter(Element line, LinePlace place, bool careful)
    {
        _place = place;
        _careful = careful;
        _images = place == LinePlace.Paragraph && Shaping.Phrases.IsMediaAlone(line);
    }

    /// <summary>The Markdown; it may hold newlines where the text has line breaks.</summary>
    public static string Write(Element line, LinePlace place, bool careful)
    {
        // Most lines are words that need no thought.
        if (line.Children is [TextNode only] && !careful && Escaper.IsPlain(only.Value))
        {
            return only.Value;
        }

        var writer = new LineWriter(line, place, careful);
        writer.Gather(line, inBrackets: false);
        if (!careful && writer._tokens.Count(token => token.Kind == TokenKind.Open) > MostDelimiters / 2)
        {
            writer = new LineWriter(line, place, careful: true);
            writer.Gather(line, inBrackets: false);
        }

        writer.ChooseDelimiters();
        return writer.Emit();
    }

    private void Gather(Element element, bool inBrackets)
    {
        foreach (var child in element.Children)
        {
            if (child is TextNode text)
            {
                if (_images && text.Value == " ")
                {
                    Verbatim("\n");
                }
                else
                {
                    _tokens.Add(new(TokenKind.Text, text.Value) { InBrackets = inBrackets });
                }
            }
            else if (child is Element below)
            {
                Gather(below, below.Name, inBrackets);
            }
        }
    }

    private void Gather(Element element, string name, bool inBrackets)
    {
        switch (name)
        {
            case "br":
                _tokens.Add(_place == LinePlace.Paragraph ? new(TokenKind.Break, "\\\n") : new(TokenKind.Verbatim, "<br>"));
                break;
            case "strong" or "em" or "del" when !_careful:
                var open = new Token(TokenKind.Open, name == "strong" ? "**" : name == "em" ? "*" : "~~", element);
                var from = _tokens.Count;
                _tokens.Add(open);
                Gather(element, inBrackets);
                open.Partner = _tokens.Count;
                _tokens.Add(new(TokenKind.Close, open.Text, element) { Partner = from });
                break;
            case "code" when element.Children is [TextNode { Value: var code }] && !(_careful || (_place == LinePlace.Cell && code.Contains('|', StringComparison.Ordinal))):
                Verbatim(Escaper.CodeSpan(code));
                break;
            case "a" when Link.Automatic(element) is { } automatic && !_careful:
                Verbatim(automatic);
                break;
            case "a" when _tokens.Count == 0 && element.Children is [TextNode { Value: "x" or "X" } mark]:
                // At the start of an item [x](…) is read as a task that is done.
                Verbatim((mark.Value == "x" ? "[&#120;](" : "[&#88;](") + Link.Destination(element["href"]!, element["title"]) + ")");
                break;
            case "a":
                Verbatim("[");
                Gather(element, inBrackets: true);
                Verbatim("](" + Link.Destination(element["href"]!, element["title"]) + ")");
                break;
            case "img":
                Verbatim("![" + Escaper.Description(element["alt"] ?? "", _place) + "](" + Link.Destination(element["src"]!, element["title"]) + ")");
                break;
            case Names.More:
                Verbatim("<!--more-->");
                break;
            case Names.NoteReference:
                Verbatim("[^" + element["note"] + "]");
                break;
            case Names.Anchor or "iframe" or "audio" or "video" or "math" or "ruby":
                Verbatim(Html(element, startTagOnly: false));
                break;
            default:
                Verbatim(Html(element, startTagOnly: true));
                Gather(element, inBrackets);
                Verbatim("</" + name + ">");
                break;
        }
    }

    private string Html(Element element, bool startTagOnly)
    {
        var html = new StringBuilder();
        HtmlWriter.Inline(html, element, startTagOnly);
        if (_place == LinePlace.Cell)
        {
            html.Replace("|", "&#124;");
        }

        return html.ToString();
    }

    private void Verbatim(string text) => _tokens.Add(new(TokenKind.Verbatim, text));

    // Each emphasis gets the first of *, _ and tags that opens and closes where it stands.
    private void ChooseDelimiters()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var open = _tokens[i];
            if (open.Kind != TokenKind.Open)
            {
                continue;
            }

            var close = _tokens[open.Partner];
            var name = open.Element!.Name;
            var candidates = name switch { "strong" => (ReadOnlySpan<string>)["**", "__"], "em" => ["*", "_"], _ => ["~~"] };
            var chosen = "";
            foreach (var candidate in candidates)
            {
                if (Fits(candidate, i, open.Partner))
                {
                    chosen = candidate;
                    break;
                }
            }

            (open.Text, close.Text) = chosen.Length > 0 ? (chosen, chosen) : ($"<{name}>", $"</{name}>");
        }
    }

    private bool Fits(string delimiter, int open, int close)
    {
        var c = delimiter[0];
        var underscore = c == '_';

        // Next to a delimiter of the same kind that ends something, the two would be one run.
        if (open > 0 && _tokens[open - 1] is { Kind: TokenKind.Close, Text: var ended } && ended[0] == c)
        {
            return false;
        }

        return Flanking.CanOpen(Before(open, c), After(open, c), underscore) && Flanking.CanClose(Before(close, c), After(close, c), underscore);
    }

    // The character that the run of delimiters at this place follows.
    private char Before(int at, char delimiter)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            var token = _tokens[i];
            if (token.Kind == _tokens[at].Kind && token.Text[0] == delimiter)
            {
                continue;
            }

            return token.Kind == TokenKind.Break ? '\n' : token.Text.Length > 0 ? token.Text[^1] : 'x';
        }

        return '\n';
    }

    private char After(int at, char delimiter)
    {
        for (var i = at + 1; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind == _tokens[at].Kind && token.Text[0] == delimiter)
            {
                continue;
            }

            return token.Text.Length > 0 ? token.Text[0] : 'x';
        }

        return '\n';
    }

    private string Emit()
    {
        var text = new StringBuilder();
        var escaper = new Escaper(_tokens, _place, _careful);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == TokenKind.Text)
            {
                escaper.Append(text, i);
            }
            else
            {
                text.Append(_tokens[i].Text);
            }
        }

        return text.ToString();
    }
}
