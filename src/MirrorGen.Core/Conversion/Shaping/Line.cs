using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>
/// Gathers the text between two block boundaries as leaves that each know their formats, then nests the formats anew: the longest stretch
/// outside, no space at an edge, no format twice, none empty. Whatever soup the tags were in, the same meaning gives the same tree.
/// </summary>
internal sealed class Line
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \n\t\r\f\u00A0\uFEFF");

    private readonly List<Leaf> _leaves = [];
    private readonly List<string> _anchors = [];
    private readonly StringBuilder _text = new();
    private ImmutableArray<Format> _formats = [];
    private int _spaces;
    private int _nbsps;
    private int _breaks;

    /// <summary>Whether a gap between paragraphs is kept as two line breaks, where there can be no paragraphs.</summary>
    public bool KeepsGaps { get; init; }

    private readonly record struct Leaf(string? Text, Element? Atom, ImmutableArray<Format> Formats);

    public bool IsEmpty => _leaves.Count == 0 && _text.Length == 0;

    /// <summary>Two line breaks or more were met since the last word: what comes next is a paragraph of its own.</summary>
    public bool IsAtGap => _breaks > 1 && !IsEmpty && !KeepsGaps;

    /// <summary>The line breaks met since the last word.</summary>
    public int Breaks => _breaks;

    public bool HasAnchors => _anchors.Count > 0;

    /// <summary>Takes over the places that no text has come for yet.</summary>
    public void TakeAnchors(Line from)
    {
        _anchors.InsertRange(0, from._anchors);
        from._anchors.Clear();
    }

    public void Anchor(string id)
    {
        if (!_anchors.Contains(id))
        {
            _anchors.Add(id);
        }
    }

    /// <summary>The one place that waits for what comes next, when that is a block which can carry it itself; it waits no longer then.</summary>
    public string? TakeOnlyAnchor()
    {
        if (!IsEmpty || _anchors.Count != 1)
        {
            return null;
        }

        var only = _anchors[0];
        _anchors.Clear();
        return only;
    }

    /// <summary>Nothing came for this place, and nobody will look for it.</summary>
    public void Forget(string id) => _anchors.Remove(id);

    public void Break()
    {
        _breaks++;
        _spaces = 0;
        _nbsps = 0;
    }

    /// <summary>Adds text as far as the next gap between paragraphs; tells how many characters it took.</summary>
    public int Text(string text, int from, ImmutableArray<Format> formats)
    {
        var at = from;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\n' or '\t' or '\r' or '\f')
            {
                _spaces++;
                at++;
                continue;
            }

            if (c == '\u00A0')
            {
                _nbsps++;
                at++;
                continue;
            }

            if (c == '\uFEFF')
            {
                at++;
                continue;
            }

            if (IsAtGap)
            {
                return at - from;
            }

            Join(formats);
            var rest = text.AsSpan(at);
            var end = rest.IndexOfAny(Spaces);
            var word = end < 0 ? rest : rest[..end];
            _text.Append(word);
            at += word.Length;
        }

        return at - from;
    }

    public void Atom(Element atom, ImmutableArray<Format> formats)
    {
        Join(formats);
        FinishText();
        _leaves.Add(new(null, atom, formats));
    }

    /// <summary>The nodes of the whole line. The line is empty afterwards.</summary>
    public List<Node> Finish()
    {
        FlushAnchors([]);
        FinishText();
        var nodes = new List<Node>();
        Nest(0, _leaves.Count, [], nodes);
        _leaves.Clear();
        _formats = [];
        _spaces = _nbsps = _breaks = 0;
        return nodes;
    }

    // Comes before anything visible: settles what the white space and the line breaks before it amount to.
    private void Join(ImmutableArray<Format> formats)
    {
        var between = Format.Both(_formats, formats);
        if (!IsEmpty)
        {
            if (_breaks > 0)
            {
                FinishText();
                _leaves.Add(new(null, new Element("br"), between));
                if (_breaks > 1 && KeepsGaps)
                {
                    _leaves.Add(new(null, new Element("br"), between));
                }
            }
            else if (_spaces > 0 || _nbsps > 1)
            {
                Append(" ", between);
            }
            else if (_nbsps == 1)
            {
                Append("\u00A0", between);
            }
        }

        _spaces = _nbsps = _breaks = 0;
        FlushAnchors(between);
        if (formats != _formats)
        {
            FinishText();
            _formats = formats;
        }
    }

    private void Append(string space, ImmutableArray<Format> formats)
    {
        if (formats != _formats)
        {
            FinishText();
            _formats = formats;
        }

        _text.Append(space);
    }

    private void FlushAnchors(ImmutableArray<Format> formats)
    {
        if (_anchors.Count == 0)
        {
            return;
        }

        FinishText();
        foreach (var id in _anchors)
        {
            _leaves.Add(new(null, new Element(Names.Anchor) { ["id"] = id }, formats));
        }

        _anchors.Clear();
    }

    private void FinishText()
    {
        if (_text.Length > 0)
        {
            _leaves.Add(new(_text.ToString(), null, _formats));
            _text.Clear();
        }
    }

    private void Nest(int start, int end, ImmutableArray<Format> outside, List<Node> into)
    {
        var at = start;
        while (at < end)
        {
            var leaf = _leaves[at];
            Format? widest = null;
            var reach = 0;
            foreach (var format in leaf.Formats)
            {
                if (outside.Contains(format))
                {
                    continue;
                }

                var to = at + 1;
                while (to < end && _leaves[to].Formats.Contains(format))
                {
                    to++;
                }

                if (widest is null || to > reach || (to == reach && format.Rank < widest.Rank))
                {
                    widest = format;
                    reach = to;
                }
            }

            if (widest is null)
            {
                if (leaf.Text is { } text && into is [.., TextNode last])
                {
                    into[^1] = new TextNode(last.Value + text);
                }
                else
                {
                    into.Add(leaf.Atom ?? (Node)new TextNode(leaf.Text!));
                }

                at++;
                continue;
            }

            var element = widest.ToElement();
            var inside = new List<Node>();
            Nest(at, reach, outside.Add(widest), inside);
            foreach (var node in inside)
            {
                element.Add(node);
            }

            into.Add(element);
            at = reach;
        }
    }
}
