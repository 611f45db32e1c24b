using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>The OIT in layout 2: one row per item, with its score, URL, explanation and suggestion.</summary>
internal static class OpenDataSheet
{
    private const int HeaderRow = 2;
    private const int ScoreColumn = 3;
    private static readonly (string Text, double Width)[] Columns =
    [
        ("ข้อ", 9),
        ("ประเด็น", 48),
        ("คะแนน", 10),
        ("URL", 44),
        ("คำอธิบาย", 40),
        ("ข้อเสนอแนะ", 40),
    ];

    public static void Add(SheetBook book, Framework framework, InstrumentDefinition part)
    {
        var sheet = book.AddSheet(part.Instrument.ToString());
        SheetBook.WriteTitle(
            sheet.Cell(1, 1),
            TemplateTexts
                .Get("sheet-title")
                .With("name", part.NameTh)
                .With("instrument", part.Instrument.ToString())
                .With("year", framework.FiscalYear.ToString())
                .Th
        );
        for (var i = 0; i < Columns.Length; i++)
        {
            SheetBook.Write(sheet.Cell(HeaderRow, i + 1), Columns[i].Text);
            sheet.Column(i + 1).Width = Columns[i].Width;
            sheet.Column(i + 1).Style.Alignment.WrapText = true;
        }

        sheet.Cell(1, 1).Style.Alignment.WrapText = false;
        SheetBook.StyleHeader(sheet.Range(HeaderRow, 1, HeaderRow, Columns.Length));
        var row = HeaderRow;
        foreach (var indicator in framework.IndicatorsOf(part.Instrument))
        {
            foreach (var (name, items) in GroupsOf(indicator))
            {
                AddGroup(sheet, ++row, name);
                foreach (var item in items)
                    row = AddItem(sheet, row, item);
            }
        }

        SetUp(sheet, row);
    }

    private static IEnumerable<(string Name, IEnumerable<Item> Items)> GroupsOf(Indicator indicator) =>
        indicator.SubIndicators.IsEmpty
            ?
            [
                (
                    string.Create(CultureInfo.InvariantCulture, $"ตัวชี้วัดที่ {indicator.Id} {indicator.NameTh}"),
                    indicator.Items
                ),
            ]
            : indicator.SubIndicators.Select(sub =>
                ($"ตัวชี้วัดย่อยที่ {sub.Id} {sub.NameTh}", sub.Items.AsEnumerable())
            );

    private static void AddGroup(IXLWorksheet sheet, int row, string name)
    {
        var cells = sheet.Range(row, 1, row, Columns.Length);
        cells.Merge();
        SheetBook.Write(sheet.Cell(row, 1), name);
        cells.Style.Font.Bold = true;
        cells.Style.Fill.BackgroundColor = XLColor.FromHtml("#F2F2F2");
    }

    private static int AddItem(IXLWorksheet sheet, int row, Item item)
    {
        if (!item.HasSubItems)
        {
            AddRow(sheet, ++row, item.Id, item.TextTh, item.Scale!);
            return row;
        }

        foreach (var sub in item.SubItems)
            AddRow(sheet, ++row, sub.Id, $"{item.TextTh} {sub.TextTh}", sub.Scale);
        return row;
    }

    private static void AddRow(IXLWorksheet sheet, int row, ItemId id, string text, AnswerScale scale)
    {
        SheetBook.Write(sheet.Cell(row, 1), id.ToString());
        SheetBook.Write(sheet.Cell(row, 2), text);
        sheet.Row(row).Height = SheetFont.HeightOf([(text, Columns[1].Width)]);
        var points = scale
            .Choices.Select(choice => choice.Points)
            .Distinct()
            .OrderDescending()
            .Select(value => value.ToString(CultureInfo.InvariantCulture));
        var validation = sheet.Cell(row, ScoreColumn).SetDataValidation();
        validation.List("\"" + string.Join(",", points) + "\"");
        validation.ErrorStyle = XLErrorStyle.Stop;
        validation.ErrorTitle = "ITA";
        validation.ErrorMessage = TemplateTexts.Get("score-wrong").Th;
    }

    private static void SetUp(IXLWorksheet sheet, int lastRow)
    {
        var table = sheet.Range(HeaderRow, 1, lastRow, Columns.Length);
        table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        sheet.SheetView.Freeze(HeaderRow, 2);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.SetRowsToRepeatAtTop(HeaderRow, HeaderRow);
        sheet.PageSetup.FitToPages(1, 0);
    }
}
