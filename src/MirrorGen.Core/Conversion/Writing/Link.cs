using System.Text;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

/// <summary>Addresses and titles as Markdown writes them.</summary>
internal static class Link
{
    /// <summary><c>&lt;https://…&gt;</c> when the text of the link is its address; null when it is not.</summary>
    public static string? Automatic(Element link)
    {
        if (link.Children is not [TextNode { Value: var text }] || link.Has("title") || link["href"] is not { } href || text.AsSpan().ContainsAny(" <>\u00A0"))
        {
            return null;
        }

        if (href == text)
        {
            return SafeAddress.Scheme(text) is { Length: > 1 } && text.AsSpan().IndexOfAnyInRange('\0', ' ') < 0 ? $"<{text}>" : null;
        }

        return href.StartsWith("mailto:", StringComparison.Ordinal) && href.AsSpan(7).SequenceEqual(text) && IsPlainMail(text) ? $"<{text}>" : null;
    }

    public static string Destination(string address, string? title)
    {
        var target = Entities(address);
        if (address.Length == 0 || !Balanced(address) || address.AsSpan().ContainsAnyInRange('\0', ' '))
        {
            target = $"<{target}>";
        }

        return title is null ? target : $"{target} \"{Title(title)}\"";
    }

    private static string Title(string title) =>
        Entities(title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Replace("|", "&#124;", StringComparison.Ordinal);

    // What looks like an entity would be read as one.
    private static string Entities(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            escaped.Append(text[i] == '&' && Escaper.IsEntity(text, i) ? "&amp;" : text[i].ToString());
        }

        return escaped.ToString();
    }

    private static bool Balanced(string address)
    {
        var open = 0;
        foreach (var c in address)
        {
            open += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (open is < 0 or > 20)
            {
                return false;
            }
        }

        return open == 0;
    }

    private static bool IsPlainMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && text.LastIndexOf('@') == at && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '+')
            && char.IsAsciiLetterOrDigit(text[at + 1]) && char.IsAsciiLetterOrDigit(text[^1]) && !text.Contains("..", StringComparison.Ordinal);
    }
}
