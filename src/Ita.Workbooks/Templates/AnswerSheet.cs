using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>A questionnaire in layout 1: one column per item or sub-item, one row per respondent.</summary>
internal static class AnswerSheet
{
    private const int TitleRow = 1;
    private const double NumberWidth = 12;
    private const double NarrowestColumn = 26;
    private const double WidestColumn = 42;

    public static void Add(SheetBook book, Framework framework, InstrumentDefinition part, ChoiceLists choices)
    {
        var sheet = book.AddSheet(part.Instrument.ToString());
        var columns = framework.ItemsOf(part.Instrument).SelectMany(ColumnsOf).ToList();
        // The wording of an item with sub-items stands once above their columns.
        var groupRow = columns.Any(column => column.Group is not null) ? TitleRow + 1 : TitleRow;
        var headerRow = groupRow + 1;
        var widths = columns.ConvertAll(column =>
            (double)
                Math.Clamp(
                    column.Scale.Choices.Max(choice => SheetFont.LettersOf(choice.LabelTh)) + 4,
                    NarrowestColumn,
                    WidestColumn
                )
        );

        SheetBook.WriteTitle(
            sheet,
            TitleRow,
            TemplateTexts
                .Get("sheet-title")
                .With("name", part.NameTh)
                .With("instrument", part.Instrument.ToString())
                .With("year", framework.FiscalYear.ToString())
                .Th
        );
        var number = TemplateTexts.Get("form-number");
        sheet.Write(headerRow, 1, number.Th + "\n" + number.En);
        sheet.SetWidth(1, NumberWidth);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = i + 2;
            sheet.SetWidth(column, widths[i]);
            sheet.SetStyle(column, SheetBook.Wrapped);
            sheet.Write(headerRow, column, columns[i].Header);
            choices.Use(
                sheet,
                new CellArea(headerRow + 1, column, headerRow + TemplateWriter.AnswerRows, column),
                columns[i].Scale
            );
        }

        SheetBook.StyleHeader(
            sheet.Range(groupRow == TitleRow ? headerRow : groupRow, 1, headerRow, columns.Count + 1)
        );
        if (groupRow != TitleRow)
            AddGroups(sheet, groupRow, columns, widths);
        sheet.SetHeight(headerRow, SheetFont.HeightOf(columns.Select((column, i) => (column.Header, widths[i]))));
        SetUp(sheet, headerRow);
    }

    private static IEnumerable<Column> ColumnsOf(Item item) =>
        item.HasSubItems
            ? item.SubItems.Select(sub => new Column(Header(sub.Id, sub.TextTh), sub.Scale, item))
            : [new Column(Header(item.Id, item.TextTh), item.Scale!, null)];

    // A colon keeps a wording that starts with a bracket or a digit from being read as part of the number.
    private static string Header(ItemId id, string text) =>
        text switch
        {
            "" => id.ToString(),
            [var first, ..] when char.IsLetter(first) => $"{id} {text}",
            _ => $"{id}: {text}",
        };

    private static void AddGroups(StyledSheet sheet, int row, List<Column> columns, List<double> widths)
    {
        var heights = new List<(string Text, double Width)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Group is not { } item)
                continue;
            var count = item.SubItems.Length;
            sheet.Write(row, i + 2, item.TextTh);
            heights.Add((item.TextTh, widths.Skip(i).Take(count).Sum()));
            if (count > 1)
                sheet.Range(row, i + 2, row, i + 1 + count).Merge();
            i += count - 1;
        }

        sheet.SetHeight(row, SheetFont.HeightOf(heights));
    }

    private static void SetUp(StyledSheet sheet, int headerRow) =>
        sheet.Layout = sheet.Layout with
        {
            Frozen = (headerRow, 1),
            RepeatedRows = (1, headerRow),
            RepeatedColumns = 1,
            Page = new PageLayout
            {
                IsLandscape = true,
                HasGridLines = true,
                // Six columns to a page.
                Scale = 70,
            },
        };

    private sealed record Column(string Header, AnswerScale Scale, Item? Group);
}
