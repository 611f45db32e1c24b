using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The sheet ข้อมูลรายงาน: names, and empty cells for their values. What to type is said in a hint at the cell: what
/// stood in the row would be read as the value.
/// </summary>
internal static class ProfileSheet
{
    private const int TextFormat = 49;
    private const int FirstRow = 2;

    // Five lines to be typed into.
    private const double TallRow = SheetFont.LineHeight * 5;

    public static void Add(SheetBook book, FiscalYear year)
    {
        var sheet = book.AddSheet(ProfileLabels.Sheet);
        sheet.Column(1).Width = 42;
        sheet.Column(2).Width = 60;
        var note = TemplateTexts.Get("profile-note");
        SheetBook.Write(sheet.Cell(1, 1), $"{note.Th} / {note.En}");
        var last = FirstRow + ProfileLabels.All.Count - 1;
        var names = sheet.Range(FirstRow, 1, last, 1);
        var values = sheet.Range(FirstRow, 2, last, 2);
        for (var i = 0; i < ProfileLabels.All.Count; i++)
        {
            var label = ProfileLabels.All[i];
            SheetBook.Write(sheet.Cell(FirstRow + i, 1), label);
            if (label is ProfileLabels.Units or ProfileLabels.Remark)
                sheet.Row(FirstRow + i).Height = TallRow;
            AddHint(sheet.Cell(FirstRow + i, 2), label, year);
        }

        SheetBook.StyleHeader(names);
        // As text, so that a month or a day stays what was typed.
        values.Style.NumberFormat.NumberFormatId = TextFormat;
        values.Style.Alignment.WrapText = true;
        values.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        values.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        values.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        sheet.SheetView.Freeze(0, 1);
        sheet.PageSetup.FitToPages(1, 0);
    }

    private static void AddHint(IXLCell cell, string label, FiscalYear year)
    {
        var text = label switch
        {
            ProfileLabels.Units => "profile-units",
            ProfileLabels.Issued => "profile-month",
            ProfileLabels.PublishBy => "profile-day",
            ProfileLabels.PublishedAt => "profile-place",
            _ when ProfileLabels.Duties.Any(duty => duty.Label == label) => "profile-duty",
            _ => null,
        };
        if (text is null)
            return;
        var validation = cell.SetDataValidation();
        validation.InputTitle = "ITA";
        validation.InputMessage = TemplateTexts
            .Get(text)
            .With("year", year.ToString())
            .With("next", (year.Value + 1).ToString(CultureInfo.InvariantCulture))
            .Th;
    }
}
