using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Ita.Reports.Layout;
using Ita.Reports.Model;
using Ita.Reports.Word;
using static Ita.Benchmarks.Writing.DomReport;
using Cell = Ita.Reports.Model.TableCell;
using Row = Ita.Reports.Model.TableRow;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Ita.Benchmarks.Writing;

/// <summary>Tables as objects.</summary>
internal static class DomTable
{
    public static IEnumerable<OpenXmlElement> Make(TableBlock block, bool isLandscape, bool hasGapAfter)
    {
        yield return new Paragraph([Styled("Caption"), .. Captioned(block.Caption)]);
        var widths = new int[block.Columns.Length];
        ColumnWidths.Of(block, PageSettings.Width(isLandscape), widths);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "ItaTable" },
                new TableWidth { Width = Numeral(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    Val = "0420",
                    FirstRow = true,
                    LastRow = false,
                    FirstColumn = false,
                    LastColumn = false,
                    NoHorizontalBand = false,
                    NoVerticalBand = true,
                },
                new TableCaption { Val = block.Caption.Text },
                new TableDescription { Val = block.AltText }
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = Numeral(width) })),
            new DocumentFormat.OpenXml.Wordprocessing.TableRow([
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. block.Columns.Select(
                    (column, i) =>
                        new DocumentFormat.OpenXml.Wordprocessing.TableCell(
                            new TableCellProperties(
                                Width(widths[i]),
                                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }
                            ),
                            new Paragraph(Styled("TableHeader"), Plain(column.Header))
                        )
                ),
            ])
        );
        for (var i = 0; i < block.Rows.Length; i++)
            table.Append(RowOf(block, i, widths));
        yield return table;
        if (hasGapAfter)
            yield return new Paragraph(
                block.KeepsWithNext ? Styled("AfterTable", new KeepNext()) : Styled("AfterTable")
            );
    }

    // The report that is measured has no names in its places to sign.
    public static Table Make(SignatureBlock signature, bool isLandscape)
    {
        var rows = signature.Rows(isLandscape);
        var columns = (signature.Places.Length + rows - 1) / rows;
        var width = PageSettings.Width(isLandscape) / columns;
        return new Table([
            new TableProperties(
                new TableWidth { Width = Numeral(width * columns), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = Numeral(width) })),
            .. signature
                .Places.Chunk(columns)
                .Select(
                    (places, row) =>
                        new DocumentFormat.OpenXml.Wordprocessing.TableRow([
                            new TableRowProperties(new CantSplit()),
                            .. places.Select(place => Place(signature, place, width, isBelow: row > 0)),
                            .. Enumerable
                                .Range(0, columns - places.Length)
                                .Select(_ => new DocumentFormat.OpenXml.Wordprocessing.TableCell(
                                    new TableCellProperties(Width(width)),
                                    new Paragraph()
                                )),
                        ])
                ),
        ]);
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableCell Place(
        SignatureBlock signature,
        SignaturePlace place,
        int width,
        bool isBelow
    )
    {
        var properties = new TableCellProperties(Width(width));
        if (isBelow)
            properties.Append(new TableCellMargin(new TopMargin { Width = "360", Type = TableWidthUnitValues.Dxa }));
        return new DocumentFormat.OpenXml.Wordprocessing.TableCell(
            properties,
            Line(signature.Sign, place.Role, width - 1700),
            Line(signature.Name, "", width - 500),
            Line(signature.Position, "", width - 500)
        );
    }

    private static Paragraph Line(string label, string after, int end) =>
        new(
            Styled(
                "Signature",
                new Tabs(
                    new TabStop
                    {
                        Val = TabStopValues.Left,
                        Leader = TabStopLeaderCharValues.Dot,
                        Position = end,
                    }
                )
            ),
            new W.Run(Kept(label)),
            Tab(),
            new W.Run(Kept(after))
        );

    private static DocumentFormat.OpenXml.Wordprocessing.TableRow RowOf(TableBlock block, int index, int[] widths)
    {
        var row = block.Rows[index];
        var keepsNext = block.KeepsNext(index);
        var made = new DocumentFormat.OpenXml.Wordprocessing.TableRow(new TableRowProperties(new CantSplit()));
        var column = 0;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            var properties = new TableCellProperties(Width(widths[column..(column + cell.ColumnSpan)].Sum()));
            if (cell.ColumnSpan > 1)
                properties.Append(new GridSpan { Val = cell.ColumnSpan });
            if (cell.ContinuesAbove)
                properties.Append(new VerticalMerge());
            else if (ContinuesBelow(block, index, i))
                properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
            if (row.Kind != RowKind.Normal)
                properties.Append(
                    new Shading
                    {
                        Val = ShadingPatternValues.Clear,
                        Color = "auto",
                        Fill = row.Kind == RowKind.Group ? "EDF1F7" : "F5F7FA",
                    }
                );
            made.Append(
                new DocumentFormat.OpenXml.Wordprocessing.TableCell([
                    properties,
                    .. Paragraphs(row, cell, block.Columns[column].Align, keepsNext),
                ])
            );
            column += cell.ColumnSpan;
        }

        return made;
    }

    private static TableCellWidth Width(int width) => new() { Width = Numeral(width), Type = TableWidthUnitValues.Dxa };

    private static bool ContinuesBelow(TableBlock table, int row, int cell) =>
        row + 1 < table.Rows.Length
        && cell < table.Rows[row + 1].Cells.Length
        && table.Rows[row + 1].Cells[cell].ContinuesAbove;

    private static IEnumerable<Paragraph> Paragraphs(Row row, Cell cell, CellAlign align, bool keepsNext)
    {
        if (cell.Paragraphs.IsEmpty)
            yield return new Paragraph(Styled("TableText"));
        foreach (var paragraph in cell.Paragraphs)
        {
            var style = row.Kind switch
            {
                RowKind.Group => "TableGroup",
                RowKind.Lead => "TableText",
                _ when paragraph.Marker is not null => "TableItem",
                RowKind.Total when cell.ColumnSpan > 1 || align == CellAlign.Start => "TableTotal",
                RowKind.Total => "TableTotalCentre",
                _ => align switch
                {
                    CellAlign.Centre => "TableCentre",
                    CellAlign.End => "TableEnd",
                    _ => "TableText",
                },
            };
            var properties = keepsNext ? Styled(style, new KeepNext()) : Styled(style);
            yield return paragraph.Marker is { } marker
                ? new Paragraph([properties, Plain(marker), Tab(), .. Rich(paragraph.Text)])
                : new Paragraph([properties, .. Rich(paragraph.Text)]);
        }
    }
}
