using System.Buffers;
using System.Text;

namespace MirrorGen.Verification;

/// <summary>What an address in a page is for: a missing picture is another matter than a link that leads nowhere.</summary>
public enum ReferenceUse
{
    /// <summary>Followed when somebody clicks.</summary>
    Link,

    /// <summary>Loaded by the browser when it shows the page: pictures, styles, scripts, films, frames.</summary>
    Load,

    /// <summary>Told to machines and never loaded: <c>rel="canonical"</c>, feeds, neighbours.</summary>
    Statement,
}

/// <summary>An address in a page.</summary>
/// <param name="Element">The element's name in lower case.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Address">As the browser sees it, entities resolved.</param>
/// <param name="Original">The element says that it means the original blog on purpose (<c>rel="external"</c>).</param>
public readonly record struct HtmlReference(string Element, ReferenceUse Use, string Address, bool Original);

/// <summary>
/// Reads the addresses and the anchors of a page without building a tree: a site has tens of thousands of pages, and this touches each byte
/// about once. Follows the tokeniser of the HTML standard as far as addresses are concerned: comments, raw text, quoted and unquoted values.
/// </summary>
public static class HtmlReferences
{
    private static readonly SearchValues<byte> EndOfElementName = SearchValues.Create(" \t\r\n\f/>"u8);
    private static readonly SearchValues<byte> EndOfAttributeName = SearchValues.Create(" \t\r\n\f/>="u8);
    private static readonly SearchValues<byte> EndOfBareValue = SearchValues.Create(" \t\r\n\f>"u8);

    /// <param name="html">UTF-8.</param>
    /// <param name="reference">Called with each address, in order.</param>
    /// <param name="anchor">Called with each <c>id</c> (and <c>name</c> of <c>a</c>) that a fragment can lead to.</param>
    public static void Read(ReadOnlySpan<byte> html, Action<HtmlReference> reference, Action<string> anchor)
    {
        while (true)
        {
            var open = html.IndexOf((byte)'<');
            if (open < 0 || open + 1 >= html.Length)
            {
                return;
            }

            html = html[(open + 1)..];
            if (html.StartsWith("!--"u8))
            {
                html = After(html[3..], "-->"u8);
            }
            else if (html[0] is (byte)'!' or (byte)'?' or (byte)'/')
            {
                html = After(html, ">"u8);
            }
            else if (char.IsAsciiLetter((char)html[0]))
            {
                html = ReadElement(html, reference, anchor);
            }
        }
    }

    private static ReadOnlySpan<byte> ReadElement(ReadOnlySpan<byte> html, Action<HtmlReference> reference, Action<string> anchor)
    {
        var end = html.IndexOfAny(EndOfElementName);
        if (end < 0)
        {
            return [];
        }

        var element = HtmlAttributes.ElementName(html[..end]);
        html = html[end..];
        var attributes = new HtmlAttributes();
        while (TryReadAttribute(ref html, out var name, out var value))
        {
            attributes.Add(name, value);
        }

        attributes.Tell(element, reference, anchor);
        return element switch
        {
            "script" => SkipRawText(html, "</script"u8),
            "style" => SkipRawText(html, "</style"u8),
            "textarea" => SkipRawText(html, "</textarea"u8),
            "title" => SkipRawText(html, "</title"u8),
            _ => html,
        };
    }

    // True while there is one more attribute; afterwards the span stands behind the '>'.
    private static bool TryReadAttribute(scoped ref ReadOnlySpan<byte> html, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = [];
        html = html.TrimStart(" \t\r\n\f/"u8);
        if (html.IsEmpty || html[0] == '>')
        {
            html = html.IsEmpty ? html : html[1..];
            return false;
        }

        var end = html[1..].IndexOfAny(EndOfAttributeName) + 1;
        if (end == 0)
        {
            html = [];
            return false;
        }

        name = html[..end];
        html = html[end..].TrimStart(" \t\r\n\f"u8);
        if (html.IsEmpty || html[0] != '=')
        {
            return true;
        }

        html = html[1..].TrimStart(" \t\r\n\f"u8);
        if (html.IsEmpty)
        {
            return true;
        }

        var quoted = html[0] is (byte)'"' or (byte)'\'';
        var length = quoted ? html[1..].IndexOf(html[0]) : html.IndexOfAny(EndOfBareValue);
        if (length < 0)
        {
            html = [];
            return true;
        }

        value = quoted ? html.Slice(1, length) : html[..length];
        html = quoted ? html[(length + 2)..] : html[length..];
        return true;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> html, ReadOnlySpan<byte> mark)
    {
        var at = html.IndexOf(mark);
        return at < 0 ? [] : html[(at + mark.Length)..];
    }

    private static ReadOnlySpan<byte> SkipRawText(ReadOnlySpan<byte> html, ReadOnlySpan<byte> closing)
    {
        for (var from = 0; ;)
        {
            var at = html[from..].IndexOf("</"u8);
            if (at < 0)
            {
                return [];
            }

            from += at;
            if (html.Length - from >= closing.Length && Ascii.EqualsIgnoreCase(html.Slice(from, closing.Length), closing))
            {
                return html[from..];
            }

            from += 2;
        }
    }
}
