using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.OpenXml.Writing;
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
        for (var i = 0; i < Columns.Length; i++)
        {
            sheet.SetWidth(i + 1, Columns[i].Width);
            sheet.SetStyle(i + 1, SheetBook.Wrapped);
        }

        SheetBook.WriteTitle(
            sheet,
            1,
            TemplateTexts
                .Get("sheet-title")
                .With("name", part.NameTh)
                .With("instrument", part.Instrument.ToString())
                .With("year", framework.FiscalYear.ToString())
                .Th
        );
        sheet.Range(1, 1, 1, 1).Style(style => style with { Wraps = false });
        for (var i = 0; i < Columns.Length; i++)
            sheet.Write(HeaderRow, i + 1, Columns[i].Text);
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

    private static void AddGroup(StyledSheet sheet, int row, string name)
    {
        sheet.Write(row, 1, name);
        sheet.Range(row, 1, row, Columns.Length).Merge().Style(style => style with { IsBold = true, Fill = "F2F2F2" });
    }

    private static int AddItem(StyledSheet sheet, int row, Item item)
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

    private static void AddRow(StyledSheet sheet, int row, ItemId id, string text, AnswerScale scale)
    {
        sheet.Write(row, 1, id.ToString());
        sheet.Write(row, 2, text);
        sheet.SetHeight(row, SheetFont.HeightOf([(text, Columns[1].Width)]));
        var points = scale
            .Choices.Select(choice => choice.Points)
            .Distinct()
            .OrderDescending()
            .Select(value => value.ToString(CultureInfo.InvariantCulture));
        sheet.AddValidation(
            new CellValidation(new CellArea(row, ScoreColumn))
            {
                List = $"\"{string.Join(',', points)}\"",
                Title = "ITA",
                Error = TemplateTexts.Get("score-wrong").Th,
            }
        );
    }

    private static void SetUp(StyledSheet sheet, int lastRow)
    {
        SheetBook.Frame(sheet.Range(HeaderRow, 1, lastRow, Columns.Length));
        sheet.Layout = sheet.Layout with
        {
            Frozen = (HeaderRow, 2),
            RepeatedRows = (HeaderRow, HeaderRow),
            Page = new PageLayout { IsLandscape = true, FitsWidth = true },
        };
    }
}
