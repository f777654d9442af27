using System.Globalization;
using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Shaping;

/// <summary>Tells tables of data from tables that only lay out a page, and brings the former into one regular form.</summary>
internal static class Tables
{
    // Browsers clamp to 1000; more than that is an attack on whoever draws the grid.
    private const int WidestSpan = 1000;

    private static readonly string[] LayoutAttributes = ["width", "border", "cellpadding", "cellspacing", "align", "bgcolor", "background", "style", "height"];

    /// <summary>Newsletters and old pages: said so by <c>role</c>, or holding tables, or one column of whole pieces of text.</summary>
    public static bool IsLayout(Element table)
    {
        var rows = Rows(table).Select(row => CellsOf(row).ToList()).Where(cells => cells.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return true;
        }

        var headed = rows.Exists(row => row.Exists(cell => cell.Name == "th")) || table.ChildElements.Any(child => child.Name is "thead" or "caption");
        var columns = rows.Max(row => row.Count);
        var heavy = rows.Exists(row => row.Exists(IsHeavy));
        if (table["role"] is "presentation" or "none")
        {
            return !(rows.Count > 1 && columns > 1 && !heavy && table.Find("table") is null);
        }

        if (headed)
        {
            return false;
        }

        if (columns == 1 && rows.Count == 1)
        {
            return true;
        }

        return !table.HasClass("wp-block-table") && !table.HasClass("has-fixed-layout")
            && (table.Find("table") is not null || heavy || ((columns == 1 || rows.Count == 1) && LayoutAttributes.Any(table.Has)));
    }

    /// <summary>All cells in reading order, those of tables inside left out.</summary>
    public static IEnumerable<Element> Cells(Element table) =>
        table.ChildElements.Where(child => child.Name == "caption").Concat(Rows(table).SelectMany(CellsOf));

    /// <summary>A table whose children are rows of cells; null when it says nothing.</summary>
    public static Element? Shape(Element table, Func<Element, string, Element> fill)
    {
        var shaped = new Element("table");
        foreach (var row in Rows(table))
        {
            var inHead = row.Parent is { Name: "thead" };
            var kept = new Element("tr");
            foreach (var cell in CellsOf(row))
            {
                var filled = fill(cell, inHead || cell.Name == "th" ? "th" : "td");
                filled["colspan"] = Span(cell["colspan"]);
                filled["rowspan"] = Span(cell["rowspan"]);
                filled["align"] = Alignment(cell);
                Flatten(filled);
                kept.Add(filled);
            }

            if (kept.Children.Count > 0)
            {
                shaped.Add(kept);
            }
        }

        var spans = shaped.ChildElements.Any(row => row.ChildElements.Any(cell => cell.Has("colspan") || cell.Has("rowspan")));
        if (!spans)
        {
            shaped.Children.RemoveAll(row => ((Element)row).ChildElements.All(cell => cell.Children.Count == 0));
            Pad(shaped);
        }

        AlignColumns(shaped, spans);
        return shaped.ChildElements.All(row => row.ChildElements.All(cell => cell.Children.Count == 0)) ? null : shaped;
    }

    private static IEnumerable<Element> Rows(Element table)
    {
        foreach (var child in table.ChildElements)
        {
            if (child.Name == "tr")
            {
                yield return child;
            }
            else if (child.Name is "thead" or "tbody" or "tfoot")
            {
                foreach (var row in child.ChildElements)
                {
                    if (row.Name == "tr")
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    private static IEnumerable<Element> CellsOf(Element row) => row.ChildElements.Where(cell => cell.Name is "td" or "th");

    private static bool IsHeavy(Element cell)
    {
        var paragraphs = 0;
        foreach (var below in cell.Descendants())
        {
            if (Names.IsHeading(below.Name) || (below.Name == "p" && ++paragraphs > 2))
            {
                return true;
            }
        }

        return false;
    }

    // A cell of nothing but paragraphs holds its text directly, with empty lines between them.
    private static void Flatten(Element cell)
    {
        if (cell.ChildElements.All(child => child.Name == "p") && cell.Children.TrueForAll(child => child is Element))
        {
            if (cell.ChildElements.FirstOrDefault()?["dir"] is { } dir)
            {
                cell["dir"] = dir;
            }

            var blocks = new Element("#cell");
            cell.TakeChildren().ForEach(blocks.Add);
            Phrases.Join(blocks, cell, paragraphs: true);
        }
    }

    private static string? Span(string? written) =>
        int.TryParse(written?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span > 1 ? Math.Min(span, WidestSpan).ToString(CultureInfo.InvariantCulture) : null;

    private static string? Alignment(Element cell)
    {
        var align = Style.Of(cell, "text-align") is { Length: > 0 } style ? style
            : cell.HasClass("has-text-align-center") ? "center" : cell.HasClass("has-text-align-right") ? "right" : cell.HasClass("has-text-align-left") ? "left" : cell["align"]?.ToLowerInvariant();
        return align is "left" or "right" or "center" ? align : null;
    }

    private static void Pad(Element table)
    {
        var columns = table.ChildElements.Select(row => row.Children.Count).DefaultIfEmpty().Max();
        foreach (var row in table.ChildElements)
        {
            // A damaged table with one very long row must not become a very large one.
            while (row.Children.Count < columns && columns <= 64)
            {
                row.Add(new Element(row.Children is [.., Element { Name: "th" }] && row.ChildElements.All(cell => cell.Name == "th") ? "th" : "td"));
            }
        }
    }

    // Markdown aligns columns, not cells: an alignment that a whole column shares is kept.
    private static void AlignColumns(Element table, bool spans)
    {
        var rows = table.ChildElements.Select(row => row.ChildElements.ToList()).ToList();
        var columns = rows.Select(row => row.Count).DefaultIfEmpty().Max();
        for (var column = 0; column < columns; column++)
        {
            var cells = rows.Where(row => column < row.Count).Select(row => row[column]).ToList();
            var said = cells.Where(cell => cell.Name == "td" && cell.Children.Count > 0).Select(cell => cell["align"]).Distinct(StringComparer.Ordinal).ToList();
            var shared = spans ? null : said.Count == 1 ? said[0] : said.Count == 0 ? cells.FirstOrDefault()?["align"] : null;
            cells.ForEach(cell => cell["align"] = shared);
        }
    }
}
