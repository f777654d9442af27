using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorGen.Sources.SavedJson;

/// <summary>
/// Mends HTML whose opening tags were lost while the closing ones stayed, as some tools leave it: a paragraph is opened again where its text
/// begins, the closing tag of an inline element goes and its words stay.
/// </summary>
public static partial class LostTags
{
    private static readonly SearchValues<char> EndsName = SearchValues.Create(" \t\r\n/>");

    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "pre" };

    private static readonly HashSet<string> Blocks = new(Paragraphs, StringComparer.Ordinal)
    {
        "div", "section", "article", "figure", "ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "hr", "header", "footer", "aside", "details", "summary", "form",
    };

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr" };

    /// <summary>HTML that opens what it closes comes back as it is.</summary>
    public static MendedHtml Mend(string html)
    {
        var mended = new StringBuilder(html.Length + 64);
        var open = new List<string>();
        var dropped = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var paragraphs = 0;
        var run = 0;
        var at = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            mended.Append(html, at, tag.Index - at);
            at = tag.Index + tag.Length;
            var text = html.AsSpan(tag.Index, tag.Length);
            if (text.StartsWith("<!--"))
            {
                mended.Append(text);
                continue;
            }

            var closes = text[1] == '/';
            var name = Name(text);
            var known = !closes || open.LastIndexOf(name) >= 0;
            if (!known)
            {
                dropped[name] = dropped.GetValueOrDefault(name) + 1;
                if (Paragraphs.Contains(name) && open.Count == 0)
                {
                    paragraphs += OpenAgain(mended, run, name);
                    mended.Append("</").Append(name).Append('>');
                    run = mended.Length;
                }

                continue;
            }

            mended.Append(text);
            if (closes)
            {
                open.RemoveRange(open.LastIndexOf(name), open.Count - open.LastIndexOf(name));
            }
            else if (!Void.Contains(name) && !text.EndsWith("/>"))
            {
                open.Add(name);
            }

            run = Blocks.Contains(name) && open.Count == 0 ? mended.Length : run;
        }

        mended.Append(html, at, html.Length - at);
        return dropped.Count == 0 ? new(html, 0, ImmutableSortedDictionary<string, int>.Empty) : new(mended.ToString(), paragraphs, dropped.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    // Text that nothing had opened, from the end of the block before to the closing tag: a blank line in it parts paragraphs, as it did in the file.
    private static int OpenAgain(StringBuilder mended, int run, string name)
    {
        var text = mended.ToString(run, mended.Length - run);
        var parts = BlankLine().Split(text.Trim('\n', '\r', ' ', '\t'));
        mended.Length = run;
        mended.Append('\n');
        foreach (var part in parts.SkipLast(1).Where(part => part.Length > 0))
        {
            mended.Append("<p>").Append(part.Trim()).Append("</p>\n");
        }

        mended.Append('<').Append(name).Append('>').Append(parts[^1].Trim('\n', '\r', ' ', '\t'));
        return parts.Length;
    }

    private static string Name(ReadOnlySpan<char> tag)
    {
        var name = tag[(tag[1] == '/' ? 2 : 1)..];
        var end = name.IndexOfAny(EndsName);
        return name[..(end < 0 ? name.Length : end)].ToString().ToLowerInvariant();
    }

    [GeneratedRegex("<!--.*?-->|</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();
}

/// <param name="Html">With every closing tag opened, or gone.</param>
/// <param name="Paragraphs">How many blocks were opened again.</param>
/// <param name="Dropped">Closing tags without an opening one, by the element's name.</param>
public sealed record MendedHtml(string Html, int Paragraphs, ImmutableSortedDictionary<string, int> Dropped);
