using Ita.OpenXml.Xml;
using Ita.Reports.Layout;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>Writes a table with its caption: the header row repeats, rows do not break across pages.</summary>
internal static class TableWriter
{
    public static void Write(XmlPartWriter xml, RunWriter runs, TableBlock table, bool isLandscape, bool hasGapAfter)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr>"u8);
        runs.Caption(table.Caption);
        xml.Raw("</w:p>"u8);
        Span<int> widths = stackalloc int[table.Columns.Length];
        ColumnWidths.Of(table, PageSettings.Width(isLandscape), widths);
        Begin(xml, table, widths);
        HeaderRow(xml, runs, table, widths);
        for (var i = 0; i < table.Rows.Length; i++)
            Row(xml, runs, table, i, widths);
        xml.Raw("</w:tbl>"u8);
        if (!hasGapAfter)
            return;
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/>"u8)
            .Raw(table.KeepsWithNext ? "<w:keepNext/></w:pPr></w:p>"u8 : "</w:pPr></w:p>"u8);
    }

    private static void Begin(XmlPartWriter xml, TableBlock table, ReadOnlySpan<int> widths)
    {
        var total = 0;
        foreach (var width in widths)
            total += width;
        xml.Raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"ItaTable\"/><w:tblW w:w=\""u8)
            .Number(total)
            .Raw(
                "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" "u8
                    + "w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" "u8
                    + "w:noVBand=\"1\"/><w:tblCaption w:val=\""u8
            )
            .Text(table.Caption.Text)
            .Raw("\"/><w:tblDescription w:val=\""u8)
            .Text(table.AltText)
            .Raw("\"/></w:tblPr><w:tblGrid>"u8);
        foreach (var width in widths)
            xml.Raw("<w:gridCol w:w=\""u8).Number(width).Raw("\"/>"u8);
        xml.Raw("</w:tblGrid>"u8);
    }

    private static void HeaderRow(XmlPartWriter xml, RunWriter runs, TableBlock table, ReadOnlySpan<int> widths)
    {
        xml.Raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"u8);
        for (var i = 0; i < widths.Length; i++)
        {
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8)
                .Number(widths[i])
                .Raw(
                    "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle "u8
                        + "w:val=\"TableHeader\"/></w:pPr>"u8
                );
            runs.Plain(table.Columns[i].Header);
            xml.Raw("</w:p></w:tc>"u8);
        }

        xml.Raw("</w:tr>"u8);
    }

    private static void Row(XmlPartWriter xml, RunWriter runs, TableBlock table, int index, ReadOnlySpan<int> widths)
    {
        var row = table.Rows[index];
        var keepsNext = table.KeepsNext(index);
        xml.Raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>"u8);
        var column = 0;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            var width = 0;
            for (var covered = column; covered < column + cell.ColumnSpan; covered++)
                width += widths[covered];
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8).Number(width).Raw("\" w:type=\"dxa\"/>"u8);
            if (cell.ColumnSpan > 1)
                xml.Raw("<w:gridSpan w:val=\""u8).Number(cell.ColumnSpan).Raw("\"/>"u8);
            if (cell.ContinuesAbove)
                xml.Raw("<w:vMerge/>"u8);
            else if (ContinuesBelow(table, index, i))
                xml.Raw("<w:vMerge w:val=\"restart\"/>"u8);
            xml.Raw(
                row.Kind switch
                {
                    RowKind.Lead => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F5F7FA\"/>"u8,
                    RowKind.Group => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDF1F7\"/>"u8,
                    RowKind.Total => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F5F7FA\"/>"u8,
                    _ => ""u8,
                }
            );
            xml.Raw("</w:tcPr>"u8);
            Cell(xml, runs, row.Kind, cell, table.Columns[column].Align, keepsNext);
            xml.Raw("</w:tc>"u8);
            column += cell.ColumnSpan;
        }

        xml.Raw("</w:tr>"u8);
    }

    private static bool ContinuesBelow(TableBlock table, int row, int cell) =>
        row + 1 < table.Rows.Length
        && cell < table.Rows[row + 1].Cells.Length
        && table.Rows[row + 1].Cells[cell].ContinuesAbove;

    private static void Cell(
        XmlPartWriter xml,
        RunWriter runs,
        RowKind kind,
        TableCell cell,
        CellAlign align,
        bool keepsNext
    )
    {
        if (cell.Paragraphs.IsEmpty)
            xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>"u8);
        foreach (var paragraph in cell.Paragraphs)
        {
            var style = kind switch
            {
                RowKind.Group => "TableGroup"u8,
                _ when paragraph.Marker is not null => "TableItem"u8,
                RowKind.Lead => "TableText"u8,
                RowKind.Total when cell.ColumnSpan > 1 || align == CellAlign.Start => "TableTotal"u8,
                RowKind.Total => "TableTotalCentre"u8,
                _ => align switch
                {
                    CellAlign.Centre => "TableCentre"u8,
                    CellAlign.End => "TableEnd"u8,
                    _ => "TableText"u8,
                },
            };
            xml.Raw("<w:p><w:pPr><w:pStyle w:val=\""u8)
                .Raw(style)
                .Raw(keepsNext ? "\"/><w:keepNext/></w:pPr>"u8 : "\"/></w:pPr>"u8);
            if (paragraph.Marker is { } marker)
            {
                runs.Plain(marker);
                xml.Raw("<w:r><w:tab/></w:r>"u8);
            }

            runs.Rich(paragraph.Text);
            xml.Raw("</w:p>"u8);
        }
    }
}
