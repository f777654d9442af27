using System.Buffers;
using System.Text;

namespace MirrorGen.Conversion.Writing;

/// <summary>
/// Escapes what Markdown would read as something else where it stands, and nothing more. What it misjudges the round-trip proof finds,
/// and the line is then written with care.
/// </summary>
internal sealed class Escaper
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<&~|!");
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("\\`*_[]<&~|!#>+-=.):0123456789");

    private readonly List<Token> _tokens;
    private readonly LinePlace _place;
    private readonly bool _careful;
    private readonly bool _stars;
    private readonly bool _underscores;
    private readonly bool _tildes;
    private readonly bool _backticks;

    public Escaper(List<Token> tokens, LinePlace place, bool careful)
    {
        _tokens = tokens;
        _place = place;
        _careful = careful;
        int stars = 0, underscores = 0, tildes = 0, backticks = 0;
        foreach (var token in tokens)
        {
            // A lone star can do nothing: it takes two ends to emphasise.
            var counts = token.Kind is TokenKind.Text or TokenKind.Open or TokenKind.Close;
            stars += counts ? token.Text.AsSpan().Count('*') : 0;
            underscores += counts ? token.Text.AsSpan().Count('_') : 0;
            tildes += counts ? token.Text.AsSpan().Count('~') : 0;
            backticks += token.Text.AsSpan().Count('`');
        }

        _stars = careful || stars > 1;
        _underscores = careful || underscores > 1;
        _tildes = careful || tildes > 1;
        _backticks = careful || backticks > 1;
    }

    /// <summary>Whether the text can stand as it is at the start of a line.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        return !text.AsSpan().ContainsAny(Special) && !NotPlain.Contains(text[0]) && text[^1] != '#';
    }

    public static string CodeSpan(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        // The shortest fence that is no run inside; two are as good as one for `a`.
        var fence = "`";
        if (longest > 0)
        {
            fence = !HasRunOf(code, 1) ? "`" : !HasRunOf(code, 2) ? "``" : new string('`', longest + 1);
        }

        var pad = code is ['`', ..] or [.., '`'] || (code is [' ', .., ' '] && code.AsSpan().ContainsAnyExcept(' ')) ? " " : "";
        return fence + pad + code + pad + fence;
    }

    public static string Description(string alt, LinePlace place)
    {
        if (!alt.AsSpan().ContainsAny(Special))
        {
            return alt;
        }

        var text = new StringBuilder();
        new Escaper([new Token(TokenKind.Verbatim, "["), new Token(TokenKind.Text, alt) { InBrackets = true }], place, careful: false).Append(text, 1);
        return text.ToString();
    }

    /// <summary>Whether <c>&amp;</c> at this place begins something that would be read as an entity.</summary>
    public static bool IsEntity(string text, int at)
    {
        var i = at + 1;
        if (i < text.Length && text[i] == '#')
        {
            i++;
        }

        var start = i;
        while (i < text.Length && i - start < 32 && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        return i > start && i < text.Length && text[i] == ';';
    }

    public void Append(StringBuilder into, int index)
    {
        var token = _tokens[index];
        var text = token.Text;
        var at = 0;
        if (index == 0 || _tokens[index - 1].Kind == TokenKind.Break)
        {
            at = StartOfLine(text, index, into);
        }

        while (at < text.Length)
        {
            var next = text.AsSpan(at).IndexOfAny(Special);
            if (next < 0)
            {
                break;
            }

            into.Append(text, at, next);
            at += next;
            if (Escapes(text, at, index, token.InBrackets))
            {
                into.Append('\\');
            }

            into.Append(text[at]);
            at++;
        }

        into.Append(text, at, text.Length - at);
        if (_place == LinePlace.Heading && index == _tokens.Count - 1 && text[^1] == '#')
        {
            into.Insert(into.Length - 1, '\\');
        }
    }

    private bool Escapes(string text, int at, int index, bool inBrackets)
    {
        var before = at > 0 ? text[at - 1] : End(index);
        var after = at + 1 < text.Length ? text[at + 1] : Start(index);
        switch (text[at])
        {
            case '\\':
                return Flanking.IsAsciiPunctuation(after) || after == '\n';
            case '`':
                return _backticks;
            case '*':
                return _stars && Flanking.Matters(Outside(text, at, -1, index), Outside(text, at, 1, index), underscore: false);
            case '_':
                return _underscores && Flanking.Matters(Outside(text, at, -1, index), Outside(text, at, 1, index), underscore: true);
            case '~':
                return _tildes && Flanking.Matters(Outside(text, at, -1, index), Outside(text, at, 1, index), underscore: false);
            case '[':
                return _careful || inBrackets || after == '^' || BeginsLink(text, at, index) || (at == 0 && index == 0 && IsTaskOrDefinition(text));
            case ']':
                return _careful || inBrackets;
            case '<':
                return _careful || char.IsAsciiLetter(after) || after is '/' or '!' or '?';
            case '&':
                return IsEntity(text, at);
            case '|':
                return _careful || _place == LinePlace.Cell;
            case '!':
                return after == '[' && at + 1 == text.Length;
            default:
                return before == '\0';
        }
    }

    // The first character beyond the run of the same character.
    private char Outside(string text, int at, int step, int index)
    {
        var i = at + step;
        while (i >= 0 && i < text.Length && text[i] == text[at])
        {
            i += step;
        }

        return i < 0 ? End(index) : i >= text.Length ? Start(index) : text[i];
    }

    private char End(int index) => index == 0 ? '\n' : _tokens[index - 1].Text is [.., var last] ? last : 'x';

    private char Start(int index) => index + 1 == _tokens.Count ? '\n' : _tokens[index + 1].Text is [var first, ..] ? first : 'x';

    // [text](address): the bracket that ends what this one begins is followed by a parenthesis.
    private bool BeginsLink(string text, int at, int index)
    {
        // Looking further than this for each of many brackets would take the square of their number; so far apart they are escaped.
        const int Farthest = 400;
        var open = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (i - at > Farthest)
            {
                return true;
            }

            open += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (open == 0)
            {
                return (i + 1 == text.Length ? Start(index) : text[i + 1]) is '(' or '[';
            }
        }

        return false;
    }

    private static bool IsTaskOrDefinition(string text) =>
        text is ['[', ' ' or 'x' or 'X', ']', ' ', ..] or ['[', ' ' or 'x' or 'X', ']'] || text.Contains("]:", StringComparison.Ordinal);

    private static bool HasRunOf(string code, int length)
    {
        var run = 0;
        for (var i = 0; i <= code.Length; i++)
        {
            if (i < code.Length && code[i] == '`')
            {
                run++;
                continue;
            }

            if (run == length)
            {
                return true;
            }

            run = 0;
        }

        return false;
    }

    // Writes what would make the line a heading, a list, a quote, a rule … with a backslash; tells how much it has written.
    private int StartOfLine(string text, int index, StringBuilder into)
    {
        if (_place == LinePlace.Cell || text.Length == 0)
        {
            return 0;
        }

        var first = text[0];
        if (_place == LinePlace.Heading)
        {
            return first == '#' && text.TrimStart('#') is "" ? Escape(text, 0, into) : 0;
        }

        switch (first)
        {
            case '#' when text.AsSpan().IndexOfAnyExcept('#') is var level && ((level is > 0 and <= 6 && Flanking.IsSpace(text[level])) || (level < 0 && text.Length <= 6)):
            case '>':
            case '-' or '+' when text.Length == 1 || Flanking.IsSpace(text[1]) || text.AsSpan().IndexOfAnyExcept(first, ' ') < 0 || IsRow(text):
            case '=' when text.AsSpan().IndexOfAnyExcept('=', ' ') < 0:
            case '~' when text.StartsWith("~~~", StringComparison.Ordinal):
            case ':' or '|' when IsRow(text) || Flanking.IsSpace(text.Length > 1 ? text[1] : ' '):
            case '*' when text.Length == 1 || Flanking.IsSpace(text[1]) || text.AsSpan().IndexOfAnyExcept('*', ' ') < 0:
            case '_' when text.AsSpan().IndexOfAnyExcept('_', ' ') < 0:
                return Escape(text, 0, into);
            case '`' when text.StartsWith("```", StringComparison.Ordinal) && !_backticks:
                return Escape(text, 0, into);
        }

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is > 0 and < 10 && text[digits] is '.' or ')' && (digits + 1 == text.Length || Flanking.IsSpace(text[digits + 1])))
        {
            into.Append(text, 0, digits);
            return Escape(text, digits, into);
        }

        return 0;
    }

    private static int Escape(string text, int at, StringBuilder into)
    {
        into.Append('\\').Append(text[at]);
        return at + 1;
    }

    // Could be the line under a table's head: --- | :--:
    private static bool IsRow(string text) => text.AsSpan().IndexOfAnyExcept("-:| ") < 0;
}
