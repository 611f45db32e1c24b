using System.Collections.Immutable;
using Ita.OpenXml.Reading;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>Writes a worksheet's part; its elements have one order.</summary>
internal static class WorksheetPart
{
    public static void Write<T>(
        XmlPartWriter xml,
        SheetLayout sheet,
        int index,
        T content,
        Action<SheetWriter, int, T> writeRows
    )
    {
        xml.Raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        if (sheet.Page is { FitsWidth: true })
            xml.Raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8);
        WriteView(xml, sheet);
        if (sheet.RowHeight > 0)
            xml.Raw("<sheetFormatPr customHeight=\"1\" defaultRowHeight=\""u8).Number(sheet.RowHeight).Raw("\"/>"u8);
        WriteColumns(xml, sheet);
        xml.Raw("<sheetData>"u8);
        writeRows(new SheetWriter(xml), index, content);
        xml.Raw("</sheetData>"u8);
        if (sheet.IsProtected)
            xml.Raw(
                "<sheetProtection sheet=\"1\" objects=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\"/>"u8
            );
        if (sheet.Filter is { } filter)
            xml.Raw("<autoFilter ref=\""u8).Text(filter.ToString()).Raw("\"/>"u8);
        WriteMerged(xml, sheet.Merged);
        WriteConditions(xml, sheet.Conditions);
        WriteValidations(xml, sheet.Validations);
        if (sheet.Page is { } page)
            WritePage(xml, page);
        xml.Raw("</worksheet>"u8);
    }

    private static void WriteView(XmlPartWriter xml, SheetLayout sheet)
    {
        var (rows, columns) = sheet.Frozen;
        if (rows == 0 && columns == 0 && !sheet.HidesGridLines)
            return;
        xml.Raw("<sheetViews><sheetView"u8);
        if (sheet.HidesGridLines)
            xml.Raw(" showGridLines=\"0\""u8);
        if (rows == 0 && columns == 0)
        {
            xml.Raw(" workbookViewId=\"0\"/></sheetViews>"u8);
            return;
        }

        xml.Raw(" workbookViewId=\"0\"><pane"u8);
        if (columns > 0)
            xml.Raw(" xSplit=\""u8).Number(columns).Raw("\""u8);
        if (rows > 0)
            xml.Raw(" ySplit=\""u8).Number(rows).Raw("\""u8);
        xml.Raw(" topLeftCell=\""u8)
            .Text(CellReference.ToA1(rows + 1, columns + 1))
            .Raw("\" activePane=\""u8)
            .Raw(
                (rows, columns) switch
                {
                    (0, _) => "topRight"u8,
                    (_, 0) => "bottomLeft"u8,
                    _ => "bottomRight"u8,
                }
            )
            .Raw("\" state=\"frozen\"/></sheetView></sheetViews>"u8);
    }

    private static void WriteColumns(XmlPartWriter xml, SheetLayout sheet)
    {
        var (widths, styles) = (sheet.Widths, sheet.ColumnStyles);
        if (styles.IsEmpty && !widths.Any(width => width > 0))
            return;
        xml.Raw("<cols>"u8);
        for (var i = 0; i < Math.Max(widths.Length, styles.Length); i++)
        {
            var width = i < widths.Length ? widths[i] : 0;
            if (width <= 0 && styles.IsEmpty)
                continue;
            var isLast = i == styles.Length - 1;
            xml.Raw("<col min=\""u8)
                .Number(i + 1)
                .Raw("\" max=\""u8)
                .Number(isLast ? SheetLimits.Columns : i + 1)
                .Raw("\""u8);
            xml.Raw(" width=\""u8).Number(width > 0 ? width : SheetLayout.OrdinaryWidth).Raw("\""u8);
            if (width > 0)
                xml.Raw(" customWidth=\"1\""u8);
            if (!styles.IsEmpty)
                xml.Raw(" style=\""u8).Number(styles[Math.Min(i, styles.Length - 1)]).Raw("\""u8);
            xml.Raw("/>"u8);
        }

        xml.Raw("</cols>"u8);
    }

    private static void WriteMerged(XmlPartWriter xml, ImmutableArray<string> ranges)
    {
        if (ranges.IsEmpty)
            return;
        xml.Raw("<mergeCells count=\""u8).Number(ranges.Length).Raw("\">"u8);
        foreach (var range in ranges)
            xml.Raw("<mergeCell ref=\""u8).Text(range).Raw("\"/>"u8);
        xml.Raw("</mergeCells>"u8);
    }

    private static void WriteConditions(XmlPartWriter xml, ImmutableArray<CellCondition> conditions)
    {
        for (var i = 0; i < conditions.Length; i++)
        {
            var (cells, equals, format) = conditions[i];
            xml.Raw("<conditionalFormatting sqref=\""u8)
                .Text(cells.ToString())
                .Raw("\"><cfRule type=\"cellIs\" dxfId=\""u8)
                .Number(format)
                .Raw("\" priority=\""u8)
                .Number(i + 1)
                .Raw("\" operator=\"equal\"><formula>"u8)
                .Text(equals)
                .Raw("</formula></cfRule></conditionalFormatting>"u8);
        }
    }

    private static void WriteValidations(XmlPartWriter xml, ImmutableArray<CellValidation> validations)
    {
        if (validations.IsEmpty)
            return;
        xml.Raw("<dataValidations count=\""u8).Number(validations.Length).Raw("\">"u8);
        foreach (var validation in validations)
            WriteValidation(xml, validation);
        xml.Raw("</dataValidations>"u8);
    }

    private static void WriteValidation(XmlPartWriter xml, CellValidation validation)
    {
        xml.Raw("<dataValidation"u8);
        if (validation.List is not null)
            xml.Raw(" type=\"list\""u8);
        else if (validation.LongestText is not null)
            xml.Raw(" type=\"textLength\" operator=\"lessThanOrEqual\""u8);
        xml.Raw(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""u8);
        if (validation.Error.Length > 0)
            xml.Raw(" errorTitle=\""u8).Text(validation.Title).Raw("\" error=\""u8).Text(validation.Error).Raw("\""u8);
        if (validation.Prompt.Length > 0)
            xml.Raw(" promptTitle=\""u8)
                .Text(validation.Title)
                .Raw("\" prompt=\""u8)
                .Text(validation.Prompt)
                .Raw("\""u8);
        xml.Raw(" sqref=\""u8).Text(validation.Cells.ToString()).Raw("\">"u8);
        if (validation.List is { } list)
            xml.Raw("<formula1>"u8).Text(list).Raw("</formula1>"u8);
        else if (validation.LongestText is { } longest)
            xml.Raw("<formula1>"u8).Number(longest).Raw("</formula1>"u8);
        xml.Raw("</dataValidation>"u8);
    }

    private static void WritePage(XmlPartWriter xml, PageLayout page)
    {
        if (page.HasGridLines)
            xml.Raw("<printOptions gridLines=\"1\"/>"u8);
        xml.Raw(
            """<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.75" header="0.5" footer="0.25"/>"""u8
                + "<pageSetup paperSize=\"9\""u8
        );
        if (page.FitsWidth)
            xml.Raw(" fitToHeight=\"0\""u8);
        else if (page.Scale != 100)
            xml.Raw(" scale=\""u8).Number(page.Scale).Raw("\""u8);
        xml.Raw(page.IsLandscape ? " orientation=\"landscape\"/>"u8 : " orientation=\"portrait\"/>"u8)
            .Raw("<headerFooter><oddFooter>&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"u8);
    }
}
