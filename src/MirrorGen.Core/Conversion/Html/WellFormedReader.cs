using System.Collections.Frozen;

namespace MirrorGen.Conversion.Html;

/// <summary>
/// Reads HTML in which every tag is closed and stands where it may: nearly all that WordPress renders, and all that this program writes. There a
/// tree builder has nothing to mend, and reading takes a fraction of the time. At the first thing that a browser would mend, or that is rare,
/// it gives up, and the full parser reads the text from there.
/// </summary>
internal sealed class WellFormedReader
{
    private const int Deepest = 100;

    private static readonly FrozenSet<string> EndParagraph = Names.Set(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt hr table");

    private static readonly FrozenSet<string> Known = Names.Set(
        "a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img " +
        "input ins kbd label li link main mark menu meta nav noscript object ol p param picture pre q rp rt ruby s samp script section small source span strike strong style sub summary sup table tbody td tfoot th thead time tr " +
        "track tt u ul var video wbr data o:p");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Elements =
        Known.ToFrozenDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AttributeNames =
        "class id href src srcset sizes alt title width height loading decoding style rel target start value type colspan rowspan align dir lang data-id data-src data-srcset aria-label aria-hidden role checked disabled controls name allowfullscreen frameborder border cellpadding cellspacing"
            .Split(' ').ToFrozenDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _html;
    private readonly List<Element> _open = [];
    private int _at;
    private int _enough = int.MaxValue;
    private int _paragraphs;
    private int _links;
    private int _headings;

    private WellFormedReader(string html) => _html = html;

    /// <summary>The tree; null when the text needs the full parser.</summary>
    public static Element? TryRead(string html)
    {
        var root = new Element("body");
        var reader = new WellFormedReader(html);
        reader._open.Add(root);
        return reader.Read() ? root : null;
    }

    /// <summary>
    /// The tree of a stretch of a long text, which begins at <paramref name="from"/> and ends where a paragraph or heading begins after
    /// <paramref name="enough"/> characters or more; null when the full parser is needed for it.
    /// </summary>
    public static Element? TryReadStretch(string html, int from, int enough, out int end)
    {
        var root = new Element("body");
        var reader = new WellFormedReader(html) { _at = from, _enough = enough < html.Length - from ? from + enough : int.MaxValue };
        reader._open.Add(root);
        var read = reader.Read();
        end = reader._at;
        return read ? root : null;
    }

    private Element Current => _open[^1];

    private bool Read()
    {
        while (_at < _html.Length)
        {
            var tag = _html.IndexOf('<', _at);
            if (!Text(tag < 0 ? _html.Length : tag))
            {
                return false;
            }

            if (tag < 0)
            {
                break;
            }

            if (tag + 1 >= _html.Length)
            {
                return false;
            }

            if (tag >= _enough && _open.Count == 1 && HtmlStretches.BeginsParagraph(_html, tag))
            {
                return true;
            }

            _at = tag + 1;
            var c = _html[_at];
            if (!(c == '/' ? EndTag() : c == '!' ? Comment() : char.IsAsciiLetter(c) && StartTag()))
            {
                return false;
            }
        }

        return _open.Count == 1;
    }

    private bool Text(int end)
    {
        if (end == _at)
        {
            return true;
        }

        var text = end == _at + 1 && _html[_at] == '\n' ? "\n" : CharacterReferences.Decode(_html, _at, end, inAttribute: false);
        _at = end;
        if (text is null || (Current.Name is "table" or "thead" or "tbody" or "tfoot" or "tr" or "colgroup" && !string.IsNullOrWhiteSpace(text)))
        {
            return false;
        }

        Current.AddText(text);
        return true;
    }

    private bool Comment()
    {
        if (!_html.AsSpan(_at).StartsWith("!--"))
        {
            return false;
        }

        var start = _at + 3;
        var end = _html.IndexOf("-->", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var comment = _html.AsSpan(start, end - start);
        if (comment.StartsWith(">") || comment.StartsWith("->") || comment.IndexOf("--!>") >= 0 || comment.EndsWith("<!-"))
        {
            return false;
        }

        if (HtmlReader.Marker(comment) is { } marker)
        {
            Current.Add(new MarkerNode(marker));
        }

        _at = end + 3;
        return true;
    }

    private bool EndTag()
    {
        var start = _at + 1;
        var end = _html.IndexOf('>', start);
        if (end < 0 || !_html.AsSpan(start, end - start).TrimEnd(" \n\t").Equals(Current.Name, StringComparison.OrdinalIgnoreCase) || _open.Count == 1)
        {
            return false;
        }

        Close();
        _at = end + 1;
        return true;
    }

    private void Close()
    {
        var name = Current.Name;
        _paragraphs -= name == "p" ? 1 : 0;
        _links -= name == "a" ? 1 : 0;
        _headings -= Names.IsHeading(name) ? 1 : 0;
        _open.RemoveAt(_open.Count - 1);
    }

    private bool StartTag()
    {
        var end = _at;
        while (end < _html.Length && (char.IsAsciiLetterOrDigit(_html[end]) || _html[end] is '-' or ':'))
        {
            end++;
        }

        if (!Elements.TryGetValue(_html.AsSpan(_at, end - _at), out var name) || !Fits(name))
        {
            return false;
        }

        _at = end;
        var element = new Element(name);
        if (!Attributes(element, out var selfClosed) || (selfClosed && !Names.IsVoid(name)) || _open.Count > Deepest)
        {
            return false;
        }

        Current.Add(element);
        if (Names.IsVoid(name))
        {
            return true;
        }

        if (name is "script" or "style" or "iframe")
        {
            return RawText(element);
        }

        _open.Add(element);
        _paragraphs += name == "p" ? 1 : 0;
        _links += name == "a" ? 1 : 0;
        _headings += Names.IsHeading(name) ? 1 : 0;
        if (name is "pre" or "listing" && _at < _html.Length && _html[_at] == '\n')
        {
            _at++;
        }

        return true;
    }

    // Whether a browser would put the element where it stands, without closing or adding anything first.
    private bool Fits(string name)
    {
        var parent = Current.Name;
        if ((_paragraphs > 0 && EndParagraph.Contains(name)) || (_links > 0 && name == "a") || (_headings > 0 && Names.IsHeading(name)))
        {
            return false;
        }

        return (parent, name) switch
        {
            (_, "li") => parent is "ul" or "ol" or "menu" or "dir",
            (_, "dt" or "dd") => parent is "dl",
            (_, "tr") => parent is "table" or "thead" or "tbody" or "tfoot",
            (_, "td" or "th") => parent == "tr",
            (_, "thead" or "tbody" or "tfoot" or "caption" or "colgroup") => parent == "table",
            (_, "col") => parent == "colgroup",
            (_, "rt" or "rp") => parent == "ruby",
            ("table" or "thead" or "tbody" or "tfoot" or "tr" or "colgroup", _) => false,
            (_, "form") => !_open.Exists(open => open.Name == "form"),
            _ => true,
        };
    }

    private bool Attributes(Element element, out bool selfClosed)
    {
        selfClosed = false;
        while (true)
        {
            var before = _at;
            while (_at < _html.Length && _html[_at] is ' ' or '\n' or '\t')
            {
                _at++;
            }

            if (_at >= _html.Length)
            {
                return false;
            }

            if (_html[_at] == '>')
            {
                _at++;
                return true;
            }

            if (_html[_at] == '/')
            {
                selfClosed = true;
                _at++;
                if (_at < _html.Length && _html[_at] == '>')
                {
                    _at++;
                    return true;
                }

                return false;
            }

            if (before == _at || !Attribute(element))
            {
                return false;
            }
        }
    }

    private bool Attribute(Element element)
    {
        var start = _at;
        while (_at < _html.Length && (char.IsAsciiLetterOrDigit(_html[_at]) || _html[_at] is '-' or '_' or ':' or '.'))
        {
            _at++;
        }

        if (_at == start || _at >= _html.Length)
        {
            return false;
        }

        var written = _html.AsSpan(start, _at - start);
        var name = AttributeNames.TryGetValue(written, out var known) ? known : written.ToString().ToLowerInvariant();
        var value = "";
        if (_html[_at] == '=')
        {
            _at++;
            if (_at >= _html.Length || Value() is not { } read)
            {
                return false;
            }

            value = read;
        }
        else if (_html[_at] is not (' ' or '\n' or '\t' or '>' or '/'))
        {
            return false;
        }

        if (!name.StartsWith("on", StringComparison.Ordinal))
        {
            element.AddAttribute(name, value);
        }

        return true;
    }

    private string? Value()
    {
        var quote = _html[_at];
        if (quote is '"' or '\'')
        {
            var end = _html.IndexOf(quote, _at + 1);
            if (end < 0)
            {
                return null;
            }

            var value = CharacterReferences.Decode(_html, _at + 1, end, inAttribute: true);
            _at = end + 1;
            return value;
        }

        var start = _at;
        while (_at < _html.Length && (char.IsAsciiLetterOrDigit(_html[_at]) || _html[_at] is '-' or '_' or '.' or '#' or '%' or ':'))
        {
            _at++;
        }

        return _at > start && _at < _html.Length && _html[_at] is ' ' or '\n' or '>' ? _html[start.._at] : null;
    }

    private bool RawText(Element element)
    {
        var end = _html.IndexOf("</" + element.Name, _at, StringComparison.OrdinalIgnoreCase);
        if (end < 0 || _html.AsSpan(_at, end - _at).IndexOf("<!--") >= 0)
        {
            return false;
        }

        var close = end + 2 + element.Name.Length;
        if (close >= _html.Length || _html[close] != '>')
        {
            return false;
        }

        if (end > _at)
        {
            element.AddText(_html[_at..end]);
        }

        _at = close + 1;
        return true;
    }
}
