using System.Text.RegularExpressions;

namespace MirrorGen.Snapshots;

/// <summary>
/// What HTML says, for comparing two renderings of one text: its words, and its tags with the attributes that carry content (not classes,
/// ids, styles or data). As a sorted list, because a random gallery is the same in any order, and a person who reorders a text
/// changes its <c>modified</c> as well. Not a parser: equal in, equal out is all that it has to promise.
/// </summary>
internal static partial class HtmlWords
{
    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "poster", "datetime", "cite", "value", "label" };

    // WordPress puts these around things by itself, depending on what stands next to them.
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "p", "br", "script", "style" };

    public static string Of(string html)
    {
        var words = new List<string>();
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            var text = html.AsSpan(at, (open < 0 ? html.Length : open) - at);
            foreach (var range in text.SplitAny([' ', '\n', '\r', '\t', '\u00a0']))
            {
                if (!text[range].IsEmpty)
                {
                    words.Add(text[range].ToString());
                }
            }

            at = open < 0 ? html.Length : Tag(html, open, words);
        }

        words.Sort(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    private static int Tag(string html, int open, List<string> words)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            var close = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }

        var at = open + 1;
        var name = Name(html, ref at);
        if (name.Length == 0)
        {
            return SkipToEnd(html, at);
        }

        if (!Silent.Contains(name))
        {
            words.Add("<" + name.ToLowerInvariant());
        }

        while (at < html.Length && html[at] != '>')
        {
            var attribute = Name(html, ref at);
            var value = Value(html, ref at);
            if (attribute.Length == 0 && value.Length == 0)
            {
                at++;
            }
            else if (Telling.Contains(attribute) && !IsField(name))
            {
                words.Add($"{attribute.ToLowerInvariant()}={WithoutRequest(WithoutSecrets(value))}");
            }
        }

        return Math.Min(at + 1, html.Length);
    }

    private static string Name(string html, ref int at)
    {
        var start = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '-' or ':' or '_'))
        {
            at++;
        }

        return html[start..at];
    }

    private static string Value(string html, ref int at)
    {
        if (at >= html.Length || html[at] != '=')
        {
            return "";
        }

        at++;
        if (at < html.Length && html[at] is '"' or '\'')
        {
            var close = html.IndexOf(html[at], at + 1);
            var quoted = html[(at + 1)..(close < 0 ? html.Length : close)];
            at = close < 0 ? html.Length : close + 1;
            return quoted;
        }

        var start = at;
        while (at < html.Length && html[at] != '>' && !char.IsWhiteSpace(html[at]))
        {
            at++;
        }

        return html[start..at];
    }

    private static int SkipToEnd(string html, int at)
    {
        var close = html.IndexOf('>', at);
        return close < 0 ? html.Length : close + 1;
    }

    // The fields of a form hold tokens against forgery, which are others tomorrow.
    private static bool IsField(string name) => name.Equals("input", StringComparison.OrdinalIgnoreCase);

    // The links from one page of a query loop to the next, and to the log-in, hold the address of the request that rendered them: ours, and another one each time.
    private static string WithoutRequest(string value)
    {
        if (QueryLoop().Match(value) is { Success: true } page)
        {
            return page.Value;
        }

        var back = value.IndexOf("redirect_to=", StringComparison.Ordinal);
        var token = value.IndexOf("_wpnonce=", StringComparison.Ordinal);
        return back >= 0 ? value[..back] : token >= 0 ? value[..token] : value;
    }

    [GeneratedRegex(@"\bquery-\d+-page=\d+", RegexOptions.CultureInvariant)]
    private static partial Regex QueryLoop();

    // Embeds of the blog's own posts: src="…/embed/#?secret=5tTxZ0jQvK", another one in each answer.
    private static string WithoutSecrets(string value)
    {
        var secret = value.IndexOf("#?secret=", StringComparison.Ordinal);
        return secret < 0 ? value : value[..secret];
    }
}
