using MirrorGen.Conversion.Html;

namespace MirrorGen.Conversion.Writing;

/// <summary>What GFM can say of tables: one row of heads, then rows of lines. A table without heads gets an empty row of them, which is left out again when it is rendered.</summary>
internal static class TableWriter
{
    // Markdig reads a table in a time that grows with the square of its cells, and gives up at ten thousand. Nobody edits so many by hand.
    private const int MostCells = 4000;

    /// <summary>Why the table has to stay HTML; null when it need not.</summary>
    public static string? Reason(Element table)
    {
        var at = 0;
        var columns = -1;
        if (table.Children.Count * (long)((Element)table.Children[0]).Children.Count > MostCells)
        {
            return "more cells than anybody edits in Markdown";
        }

        foreach (var row in table.ChildElements)
        {
            var heads = 0;
            foreach (var cell in row.ChildElements)
            {
                heads += cell.Name == "th" ? 1 : 0;
                if (cell.Has("colspan") || cell.Has("rowspan"))
                {
                    return "cells that span columns or rows";
                }

                if (cell.Has("dir"))
                {
                    return "cells with a direction of their own";
                }

                if (cell.ChildElements.Any(child => Names.IsBlock(child.Name) || child.Name == "hr"))
                {
                    return "lists or other blocks inside cells";
                }
            }

            if (heads > 0 && (at > 0 || heads < row.Children.Count))
            {
                return at > 0 && heads == row.Children.Count ? "more than one row of heads" : "heads beside the rows";
            }

            columns = columns < 0 ? row.Children.Count : columns;
            if (row.Children.Count != columns)
            {
                return "rows of different length";
            }

            at++;
        }

        return null;
    }

    public static List<string> Write(Element table)
    {
        var rows = table.ChildElements.ToList();
        var columns = rows[0].Children.Count;
        var headed = rows[0].ChildElements.First().Name == "th";
        var lines = new List<string>(rows.Count + 2)
        {
            headed ? Row(rows[0]) : "|" + string.Concat(Enumerable.Repeat("   |", columns)),
            "|" + string.Concat(rows[0].ChildElements.Select(cell => cell["align"] switch { "left" => " :-- |", "right" => " --: |", "center" => " :-: |", _ => " --- |" })),
        };
        lines.AddRange(rows.Skip(headed ? 1 : 0).Select(Row));
        return lines;
    }

    private static string Row(Element row) =>
        "|" + string.Concat(row.ChildElements.Select(cell => " " + LineWriter.Write(cell, LinePlace.Cell, cell.Wording == Wording.Careful) + " |"));
}
