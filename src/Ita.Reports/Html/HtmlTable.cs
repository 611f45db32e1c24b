using Ita.Reports.Model;

namespace Ita.Reports.Html;

/// <summary>
/// A table with a caption, column and row headers; on a narrow screen it scrolls by itself, by keyboard too.
/// </summary>
internal static class HtmlTable
{
    private const int NarrowColumns = 3;

    public static void Write(HtmlWriter page, TableBlock table, int number)
    {
        page.Raw(table.KeepsTogether ? "<div class=\"scroll together\"" : "<div class=\"scroll\"")
            .Raw(" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-")
            .Number(number)
            .Raw(table.Columns.Length > NarrowColumns ? "\">\n<table class=\"wide\">\n" : "\">\n<table>\n")
            .Raw("<caption><span id=\"table-")
            .Number(number)
            .Raw("\">")
            .Text(table.Caption.ToString())
            .Raw("</span><span class=\"unseen\"> ")
            .Text(table.AltText)
            .Raw("</span></caption>\n<thead>\n<tr>");
        foreach (var column in table.Columns)
            page.Raw("<th scope=\"col\">").Text(column.Header).Raw("</th>");
        page.Raw("</tr>\n</thead>\n<tbody>\n");
        for (var i = 0; i < table.Rows.Length; i++)
        {
            // Each group is a tbody of its own, headed by its first row.
            if (i > 0 && table.Rows[i].Kind is (RowKind.Group or RowKind.Lead))
                page.Raw("</tbody>\n<tbody>\n");
            Row(page, table, i);
        }

        page.Raw("</tbody>\n</table>\n</div>\n");
    }

    private static void Row(HtmlWriter page, TableBlock table, int index)
    {
        var row = table.Rows[index];
        page.Raw(
            row.Kind switch
            {
                RowKind.Group => "<tr class=\"group\">",
                RowKind.Lead => "<tr class=\"lead\">",
                RowKind.Total => "<tr class=\"total\">",
                _ => "<tr>",
            }
        );
        var column = 0;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            if (!cell.ContinuesAbove)
                Cell(page, row.Kind, cell, table.Columns[column].Align, isFirst: i == 0, RowsCovered(table, index, i));
            column += cell.ColumnSpan;
        }

        page.Raw("</tr>\n");
    }

    private static void Cell(HtmlWriter page, RowKind kind, TableCell cell, CellAlign align, bool isFirst, int rows)
    {
        var isHeader = isFirst && !cell.Paragraphs.IsEmpty;
        page.Raw(
            (isHeader, kind) switch
            {
                (false, _) => "<td",
                (true, RowKind.Group or RowKind.Lead) => "<th scope=\"rowgroup\"",
                _ => "<th scope=\"row\"",
            }
        );
        if (cell.ColumnSpan > 1)
            page.Raw(" colspan=\"").Number(cell.ColumnSpan).Raw("\"");
        if (rows > 1)
            page.Raw(" rowspan=\"").Number(rows).Raw("\"");
        if (kind != RowKind.Group && cell.ColumnSpan == 1)
            page.Raw(
                align switch
                {
                    CellAlign.Centre => " class=\"centre\"",
                    CellAlign.End => " class=\"end\"",
                    _ => "",
                }
            );
        page.Raw(">");
        foreach (var paragraph in cell.Paragraphs)
        {
            if (cell.Paragraphs.Length > 1)
                page.Raw("<p>");
            if (paragraph.Marker is { } marker)
                page.Text(marker).Raw(" ");
            page.Rich(paragraph.Text);
            if (cell.Paragraphs.Length > 1)
                page.Raw("</p>");
        }

        page.Raw(isHeader ? "</th>" : "</td>");
    }

    private static int RowsCovered(TableBlock table, int row, int cell)
    {
        var last = row;
        while (
            last + 1 < table.Rows.Length
            && cell < table.Rows[last + 1].Cells.Length
            && table.Rows[last + 1].Cells[cell].ContinuesAbove
        )
            last++;
        return last - row + 1;
    }
}
