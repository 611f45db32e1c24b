using System.Globalization;
using Ita.Assessment;
using Ita.OpenXml.Writing;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.Templates;

/// <summary>
/// The sheet ข้อมูลรายงาน: names, and empty cells for their values. What to type is said in a hint at the cell: what
/// stood in the row would be read as the value.
/// </summary>
internal static class ProfileSheet
{
    private const int FirstRow = 2;

    // Five lines to be typed into.
    private const double TallRow = SheetFont.LineHeight * 5;

    public static void Add(SheetBook book, FiscalYear year)
    {
        var sheet = book.AddSheet(ProfileLabels.Sheet);
        sheet.SetWidth(1, 42);
        sheet.SetWidth(2, 60);
        var note = TemplateTexts.Get("profile-note");
        sheet.Write(1, 1, $"{note.Th} / {note.En}");
        var last = FirstRow + ProfileLabels.All.Count - 1;
        var names = sheet.Range(FirstRow, 1, last, 1);
        for (var i = 0; i < ProfileLabels.All.Count; i++)
        {
            var label = ProfileLabels.All[i];
            sheet.Write(FirstRow + i, 1, label);
            if (label is ProfileLabels.Units or ProfileLabels.Remark)
                sheet.SetHeight(FirstRow + i, TallRow);
            AddHint(sheet, FirstRow + i, label, year);
        }

        SheetBook.StyleHeader(names);
        // As text, so that a month or a day stays what was typed.
        SheetBook
            .Frame(sheet.Range(FirstRow, 2, last, 2))
            .Style(style => style with { Format = "@", Wraps = true, Alignment = CellAlignment.Left });
        sheet.Layout = sheet.Layout with
        {
            Frozen = (0, 1),
            Page = new PageLayout { FitsWidth = true },
        };
    }

    private static void AddHint(StyledSheet sheet, int row, string label, FiscalYear year)
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
        sheet.AddValidation(
            new CellValidation(new CellArea(row, 2))
            {
                Title = "ITA",
                Prompt = TemplateTexts
                    .Get(text)
                    .With("year", year.ToString())
                    .With("next", (year.Value + 1).ToString(CultureInfo.InvariantCulture))
                    .Th,
            }
        );
    }
}
