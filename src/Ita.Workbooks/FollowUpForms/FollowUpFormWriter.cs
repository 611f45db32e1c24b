using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Text;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Templates;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>
/// Writes the form that agencies follow their measures up with: a row for each measure, what the report says of it,
/// what has been said so far, and room for more. <see cref="FollowUpReader"/> reads it back as it is. The same input
/// gives the same bytes.
/// </summary>
public static class FollowUpFormWriter
{
    private const string Resource = "follow-up.json";
    private const int GroupRow = 2;
    private const int HeaderRow = 3;
    private const double InstructionsWidth = 90;
    private const string GivenColour = "F2F2F2";

    private static readonly BilingualTexts s_texts = new(typeof(FollowUpFormWriter).Assembly, Resource);

    private static readonly Column[] s_given =
    [
        new(FollowUpColumn.Part[0], 16, PartName),
        new(FollowUpColumn.Item[0], 8, row => row.Item.ToString()),
        new("ตัวชี้วัด", 22, row => row.Indicator),
        new("มาตรการ/แนวทาง", 40, row => row.Name),
        new("วิธีการดำเนินการ", 46, row => NumberedLines.Write(row.Steps)),
        new("ระยะเวลาดำเนินการ", 20, row => row.Period),
        new("การติดตามผลการดำเนินการ", 36, row => NumberedLines.Write(row.Evidence)),
        new("ผู้รับผิดชอบ", 24, row => row.Responsible),
    ];

    // What is empty has no cell of its own: an empty list writes nothing.
    private static readonly Column[] s_done =
    [
        new(FollowUpColumn.Done[0], 44, row => row.Entry?.Done ?? ""),
        new(FollowUpColumn.DoneEvidence[0], 36, row => row.Entry?.DoneEvidence ?? ""),
        new(FollowUpColumn.Suggestion[0], 36, row => row.Entry?.Suggestion ?? ""),
    ];

    private static readonly Column[] s_own =
    [
        new(FollowUpColumn.Recommendation[0], 40, row => row.Entry?.Recommendation ?? ""),
        new(FollowUpColumn.Steps[0], 46, row => NumberedLines.Write(row.Entry?.Steps ?? [])),
        new(FollowUpColumn.Period[0], 20, row => row.Entry?.Period ?? ""),
        new(FollowUpColumn.Evidence[0], 36, row => NumberedLines.Write(row.Entry?.Evidence ?? [])),
        new(FollowUpColumn.Responsible[0], 24, row => row.Entry?.Responsible ?? ""),
        new(FollowUpColumn.DroppedBecause[0], 36, row => row.Entry?.DroppedBecause ?? ""),
    ];

    private static readonly Column[] s_columns = [.. s_given, .. s_done, .. s_own];

    /// <summary>The file's name: <c>ita-2566-310801-follow-up.xlsx</c>.</summary>
    /// <param name="year">The year whose measures it is about.</param>
    /// <param name="agency">Null where nobody knows whose it is.</param>
    public static string FileName(FiscalYear year, AgencyCode? agency) =>
        agency is { } code ? $"ita-{year}-{code}-follow-up.xlsx" : $"ita-{year}-follow-up.xlsx";

    /// <returns>The .xlsx file.</returns>
    public static byte[] Write(FollowUpForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var book = new SheetBook(form.FiscalYear);
        AddForm(book, form);
        AddInstructions(book, form.FiscalYear);
        InformationSheet.Add(book, form.FiscalYear, form.Agency);
        return book.Save();
    }

    private static void AddForm(SheetBook book, FollowUpForm form)
    {
        var sheet = book.AddSheet(s_texts["file-form"].Th);
        SheetBook.WriteTitle(sheet, 1, $"{Text("title", form.FiscalYear).Th} {form.Agency?.Name}".TrimEnd());
        AddHeads(sheet);
        var row = HeaderRow;
        foreach (var measure in form.Rows)
        {
            row++;
            for (var i = 0; i < s_columns.Length; i++)
                SheetBook.WriteText(sheet, row, i + 1, s_columns[i].Of(measure));
            sheet.SetHeight(row, SheetFont.HeightOf(s_columns.Select(column => (column.Of(measure), column.Width))));
        }

        if (form.Rows.IsEmpty)
            sheet.Write(++row, 1, s_texts["none"].Th);
        SetUp(sheet, row);
    }

    private static void AddHeads(StyledSheet sheet)
    {
        for (var i = 0; i < s_columns.Length; i++)
        {
            sheet.Write(HeaderRow, i + 1, s_columns[i].Head);
            sheet.SetWidth(i + 1, s_columns[i].Width);
        }

        AddGroup(sheet, "group-measure", 1, s_given.Length);
        AddGroup(sheet, "group-done", s_given.Length + 1, s_done.Length);
        AddGroup(sheet, "group-own", s_given.Length + s_done.Length + 1, s_own.Length);
        SheetBook.StyleHeader(sheet.Range(GroupRow, 1, HeaderRow, s_columns.Length));
        sheet.SetHeight(GroupRow, SheetFont.LineHeight);
        sheet.SetHeight(HeaderRow, SheetFont.LineHeight * 2);
    }

    private static void AddGroup(StyledSheet sheet, string text, int column, int count)
    {
        sheet.Write(GroupRow, column, $"{s_texts[text].Th} / {s_texts[text].En}");
        sheet.Range(GroupRow, column, GroupRow, column + count - 1).Merge();
    }

    private static void SetUp(StyledSheet sheet, int lastRow)
    {
        SheetBook
            .Frame(sheet.Range(HeaderRow + 1, 1, lastRow, s_columns.Length))
            .Style(style => style with { Wraps = true });
        sheet.Range(HeaderRow + 1, 1, lastRow, s_given.Length).Style(style => style with { Fill = GivenColour });
        // As text: what looks like a date or a formula stays what was typed.
        var inputs = sheet
            .Range(HeaderRow + 1, s_given.Length + 1, lastRow, s_columns.Length)
            .Style(style => style with { Format = "@", IsUnlocked = true });
        sheet.AddValidation(
            new CellValidation(inputs.Area)
            {
                LongestText = WorkbookLimits.CharactersOfFollowUp,
                Title = "ITA",
                Error = s_texts["too-long"].With("limit", Limit).Th,
            }
        );
        sheet.Layout = sheet.Layout with
        {
            IsProtected = true,
            Frozen = (HeaderRow, 2),
            RepeatedRows = (GroupRow, HeaderRow),
            Page = new PageLayout { IsLandscape = true, FitsWidth = true },
        };
    }

    private static void AddInstructions(SheetBook book, FiscalYear year)
    {
        var sheet = book.AddSheet(s_texts["file-instructions"].Th);
        sheet.SetWidth(1, InstructionsWidth);
        sheet.SetStyle(1, SheetBook.Wrapped);
        sheet.Layout = sheet.Layout with { HidesGridLines = true };
        var row = AddLanguage(sheet, 1, year, text => text.Th);
        AddLanguage(sheet, row + 2, year, text => text.En);
    }

    private static int AddLanguage(StyledSheet sheet, int row, FiscalYear year, Func<Bilingual, string> language)
    {
        SheetBook.WriteTitle(sheet, row, language(Text("title", year)));
        sheet.SetHeight(row, SheetFont.HeightOf([(language(Text("title", year)), InstructionsWidth * 0.8)]));
        var number = 0;
        foreach (
            var step in new[]
            {
                "step-fill",
                "step-own-words",
                "step-name",
                "step-dropped",
                "step-lists",
                "step-plain",
                "step-units",
                "step-save",
                "step-protection",
            }
        )
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{++number}) {language(Text(step, year))}");
            sheet.Write(++row, 1, text);
            sheet.SetHeight(row, SheetFont.HeightOf([(text, InstructionsWidth)]));
        }

        return row;
    }

    private static string Limit => WorkbookLimits.CharactersOfFollowUp.ToString("N0", CultureInfo.InvariantCulture);

    private static Bilingual Text(string code, FiscalYear year) =>
        s_texts[code].With("year", year.ToString()).With("next", year.Next.ToString()).With("limit", Limit);

    private static string PartName(FollowUpFormRow row) =>
        row switch
        {
            { AlsoPart2: true } => FollowUpPart.Both,
            { Part: Instrument.EIT1 } => "EIT ส่วนที่ 1",
            { Part: Instrument.EIT2 } => "EIT ส่วนที่ 2",
            _ => row.Part.ToString(),
        };

    private sealed record Column(string Head, double Width, Func<FollowUpFormRow, string> Of);
}
