using System.Globalization;
using System.Text;

namespace MirrorGen.Benchmarks;

/// <summary>One post of any length, in the shapes in which a long post comes: each makes another part of the converter work.</summary>
internal static class LongPosts
{
    public static readonly IReadOnlyList<(string Name, Func<int, string> Write)> Shapes =
    [
        ("ordinary blocks", size => string.Concat(OrdinaryPosts.Write(size))),
        ("one list", size => "<ul>\n" + Repeat(size, (into, i) => into.Append("<li>").Append(Words(i, 9)).Append(" <strong>").Append(Words(i, 2)).Append("</strong></li>\n")) + "</ul>"),
        ("one table", size => "<table><thead><tr><th>Day</th><th>Tide</th><th>Boat</th></tr></thead><tbody>" + Repeat(size, (into, i) => into.Append("<tr><td>").Append(Words(i, 2)).Append("</td><td>").Append(Words(i, 5)).Append("</td><td><em>").Append(Words(i, 1)).Append("</em></td></tr>\n")) + "</tbody></table>"),
        ("footnotes and links inside the text", Notes),
        ("one paragraph", size => "<p>" + Repeat(size, (into, i) => into.Append(Words(i, 14)).Append(" <em>").Append(Words(i, 2)).Append("</em> <a href=\"https://blog.example/").Append(i).Append("/\">").Append(Words(i, 2)).Append("</a> ")) + "</p>"),
        ("lines without paragraphs", size => Repeat(size, (into, i) => into.Append(Words(i, 12)).Append("<br>\n").Append(Words(i, 8)).Append("<br><br>\n"))),
        ("quotes and asides", size => "<div>" + Repeat(size, (into, i) => into.Append("<blockquote><p>").Append(Words(i, 20)).Append("</p><p>").Append(Words(i, 9)).Append("</p></blockquote>\n<div><div><p>").Append(Words(i, 12)).Append("</p></div></div>\n")) + "</div>"),
        ("tags that nobody closed", size => Repeat(size, (into, i) => into.Append("<p>").Append(Words(i, 20)).Append(" <b>").Append(Words(i, 2)).Append("</b><li>").Append(Words(i, 4)).Append('\n'))),
    ];

    private static string Notes(int size)
    {
        var text = new StringBuilder();
        var notes = new StringBuilder("<ol class=\"wp-block-footnotes\">");
        for (var i = 1; text.Length + notes.Length < size; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3 id=\"part-{i}\">{Words(i, 3)}</h3>\n<p>{Words(i, 30)}<sup class=\"fn\"><a id=\"n{i}-link\" href=\"#n{i}\">{i}</a></sup> {Words(i, 9)}, see <a href=\"#part-{(i / 2) + 1}\">above</a>.</p>\n");
            notes.Append(CultureInfo.InvariantCulture, $"<li id=\"n{i}\">{Words(i, 12)} <a href=\"#n{i}-link\">↩︎</a></li>");
        }

        return text.Append(notes).Append("</ol>").ToString();
    }

    private static string Repeat(int size, Action<StringBuilder, int> write)
    {
        var html = new StringBuilder(size + 1000);
        for (var i = 1; html.Length < size; i++)
        {
            write(html, i);
        }

        return html.ToString();
    }

    private static string Words(int seed, int count) => OrdinaryPosts.Text(new Random(seed), count);
}
