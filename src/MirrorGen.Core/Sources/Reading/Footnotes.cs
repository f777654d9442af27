using System.Net;
using System.Text;
using System.Text.Json;

namespace MirrorGen.Sources.Reading;

/// <summary>
/// The block editor keeps footnotes apart from the text, in <c>meta.footnotes</c>. Where the site did not print them (no footnotes block, or an
/// older WordPress), they are put at the end, for they are the author's words.
/// </summary>
internal static class Footnotes
{
    /// <summary>Where a text that nobody has rendered wants its footnotes.</summary>
    public const string Place = "<!--footnotes-->";

    public static string Complete(string html, string? footnotes)
    {
        var place = html.IndexOf(Place, StringComparison.Ordinal);
        var list = Missing(html, footnotes);
        return place >= 0 ? html[..place] + list + html[(place + Place.Length)..].Replace(Place, "", StringComparison.Ordinal) : html + list;
    }

    private static string Missing(string html, string? footnotes)
    {
        if (string.IsNullOrWhiteSpace(footnotes) || !html.Contains("data-fn=", StringComparison.Ordinal))
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(footnotes);
            var missing = document.RootElement.ValueKind == JsonValueKind.Array
                ? document.RootElement.EnumerateArray().Select(note => new JsonFields(note)).Where(note => IsMissing(html, note.Text("id"))).ToArray()
                : [];
            return missing.Length == 0 ? "" : List(missing);
        }
        catch (JsonException)
        {
            // A plugin's own field of the same name: not what the block editor writes.
            return "";
        }
    }

    private static bool IsMissing(string html, string? id) => id is { Length: > 0 } && !html.Contains($"id=\"{id}\"", StringComparison.Ordinal);

    private static string List(IEnumerable<JsonFields> notes)
    {
        var list = new StringBuilder("\n<ol class=\"wp-block-footnotes\">");
        foreach (var note in notes)
        {
            var id = WebUtility.HtmlEncode(note.Text("id"));
            list.Append("<li id=\"").Append(id).Append("\">").Append(note.Text("content")).Append(" <a href=\"#").Append(id).Append("-link\">↩︎</a></li>");
        }

        return list.Append("</ol>\n").ToString();
    }
}
