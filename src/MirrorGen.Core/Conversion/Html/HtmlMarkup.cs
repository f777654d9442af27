using System.Text;

namespace MirrorGen.Conversion.Html;

/// <summary>
/// Tags, attributes and text as they are spelled: attributes in double quotes, what is special escaped. In the compact form, which stands inside
/// Markdown, no line is blank: a blank line would end the block of HTML there.
/// </summary>
internal sealed class HtmlMarkup(StringBuilder into, bool compact)
{
    public HtmlMarkup Append(ReadOnlySpan<char> markup)
    {
        into.Append(markup);
        return this;
    }

    public HtmlMarkup Append(char markup)
    {
        into.Append(markup);
        return this;
    }

    /// <summary>Takes the blank back that was written last.</summary>
    public void TrimBlank()
    {
        if (into.Length > 0 && into[^1] == ' ')
        {
            into.Length--;
        }
    }

    public override string ToString() => into.ToString();

    public void StartTag(Element element)
    {
        into.Append('<').Append(element.Name);
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
                    into.Append(' ').Append(name);
                }
                else
                {
                    Attribute(name, value);
                }
            }
        }

        into.Append('>');
    }

    public void EndTag(string name) => into.Append("</").Append(name).Append('>');

    /// <summary>Nothing when there is no value.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        into.Append(' ').Append(name).Append("=\"");
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny('&', '"', '<'); at >= 0; at = rest.IndexOfAny('&', '"', '<'))
        {
            into.Append(rest[..at]).Append(rest[at] switch { '&' => "&amp;", '"' => "&quot;", _ => "&lt;" });
            rest = rest[(at + 1)..];
        }

        into.Append(rest).Append('"');
    }

    /// <param name="text">What a reader sees.</param>
    /// <param name="exact">Whether white space counts, as in code.</param>
    public void Text(string text, bool exact)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny('&', '<', '>'); at >= 0; at = rest.IndexOfAny('&', '<', '>'))
        {
            Lines(rest[..at], exact);
            into.Append(rest[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            rest = rest[(at + 1)..];
        }

        Lines(rest, exact);
    }

    private void Lines(ReadOnlySpan<char> text, bool exact)
    {
        if (!exact || !compact)
        {
            into.Append(text);
            return;
        }

        // The newline that ends a blank line is written as an entity, and so is what Markdown would take for an indent's tab.
        foreach (var c in text)
        {
            if (c == '\n' && into.Length > 0 && EndsBlank())
            {
                into.Append("&#10;");
            }
            else
            {
                into.Append(c);
            }
        }
    }

    private bool EndsBlank()
    {
        var at = into.Length - 1;
        while (at >= 0 && into[at] is ' ' or '\t')
        {
            at--;
        }

        return at < 0 || into[at] == '\n' || (at >= 4 && into[at] == ';' && into[at - 1] == '0' && into[at - 2] == '1' && into[at - 3] == '#');
    }
}
