using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// The sheet in front that lists all problems. What comes from the workbook stands in quotation marks: text that starts
/// with one is a formula in no program, not even once the sheet is saved as CSV; and none of it is an item's number to
/// the reader, which has to ignore the sheet when the copy is uploaded.
/// </summary>
internal static class ProblemSheet
{
    /// <summary>Above it two lines in each language, and two of what the copy lacks, where it lacks something.</summary>
    private const int FirstHeaderRow = 5;
    private const int LastHeaderRow = FirstHeaderRow + 2;

    private static readonly (string Code, double Width)[] Columns =
    [
        ("code", 24),
        ("sheet", 22),
        ("cell", 28),
        ("value", 30),
        ("thai", 60),
        ("english", 60),
    ];

    /// <summary>Takes away the lists of earlier copies.</summary>
    /// <returns>Their names.</returns>
    public static List<string> RemoveFrom(XLWorkbook book)
    {
        var old = book.Worksheets.Where(IsList).ToList();
        // A workbook must keep one sheet.
        if (old.Count == book.Worksheets.Count)
            return [];
        foreach (var sheet in old)
            sheet.Delete();
        return old.ConvertAll(sheet => sheet.Name);
    }

    /// <returns>The sheet's name.</returns>
    public static string Add(
        XLWorkbook book,
        NoticePlaces places,
        IReadOnlyList<Notice> problems,
        int moreProblems,
        CopyNote note
    )
    {
        var sheet = book.Worksheets.Add(FreeName(book), 1);
        var headerRow = AddHead(sheet, (long)problems.Count + moreProblems, note);
        var row = headerRow;
        var (groups, others) = NoticeGroup.Of(problems, moreProblems);
        foreach (var group in groups)
            AddProblem(sheet, ++row, group, places);
        if (others > 0)
        {
            var more = RejectionTexts.Get("more", others);
            Write(sheet.Cell(++row, 5), more.Th);
            Write(sheet.Cell(row, 6), more.En);
        }

        SetUp(sheet, headerRow, row);
        foreach (var other in book.Worksheets)
            other.TabSelected = false;
        sheet.SetTabActive();
        sheet.SetTabSelected();
        return sheet.Name;
    }

    private static bool IsList(IXLWorksheet sheet) =>
        sheet.Name.StartsWith(RejectionTexts.Get("sheet-name").Th, StringComparison.Ordinal)
        && Enumerable
            .Range(FirstHeaderRow, LastHeaderRow - FirstHeaderRow + 1)
            .Any(row => sheet.Cell(row, 1).GetValue<string>() == RejectionTexts.Both(Columns[0].Code));

    private static string FreeName(XLWorkbook book)
    {
        var name = RejectionTexts.Get("sheet-name").Th;
        for (var i = 2; book.Worksheets.Any(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{RejectionTexts.Get("sheet-name").Th} ({i})");
        }

        return name;
    }

    /// <returns>The header's row.</returns>
    private static int AddHead(IXLWorksheet sheet, long count, CopyNote note)
    {
        var row = 0;
        foreach (
            var line in new[]
            {
                RejectionTexts.Get("title", count),
                RejectionTexts.Get("what-to-do-copy"),
                CopyNoteTexts.Of(note),
            }.OfType<Bilingual>()
        )
        {
            Write(sheet.Cell(++row, 1), line.Th);
            Write(sheet.Cell(++row, 1), line.En);
        }

        var header = row + 1;
        for (var i = 0; i < Columns.Length; i++)
            Write(sheet.Cell(header, i + 1), RejectionTexts.Both(Columns[i].Code));
        for (var i = 1; i < header; i++)
            sheet.Row(i).Height = SheetFont.LineHeight;
        sheet.Row(header).Height = SheetFont.LineHeight * 2;
        return header;
    }

    private static void AddProblem(IXLWorksheet sheet, int row, NoticeGroup group, NoticePlaces places)
    {
        var problem = group.First;
        var wholeFile = RejectionTexts.Get("whole-file");
        Write(sheet.Cell(row, 1), problem.Code);
        Write(sheet.Cell(row, 2), problem.Sheet is null ? $"{wholeFile.Th} / {wholeFile.En}" : Quoted(problem.Sheet));
        if (problem.Cell is not null)
            Write(sheet.Cell(row, 3), group.Places ?? problem.Cell);
        if (places.CellOf(problem) is { } target)
            sheet.Cell(row, 3).Hyperlink = new XLHyperlink(target);
        else if (places.SheetOf(problem) is { } about)
            sheet.Cell(row, 2).Hyperlink = new XLHyperlink(about.Cell(1, 1));
        if (problem.Value is { Length: > 0 } value)
            Write(sheet.Cell(row, 4), Quoted(value));
        Write(sheet.Cell(row, 5), group.MessageTh);
        Write(sheet.Cell(row, 6), group.MessageEn);
        sheet.Row(row).Height = SheetFont.HeightOf([
            (problem.Sheet ?? "", Columns[1].Width),
            (group.Places ?? "", Columns[2].Width),
            (problem.Value ?? "", Columns[3].Width),
            (group.MessageTh, Columns[4].Width),
            (group.MessageEn, Columns[5].Width),
        ]);
    }

    private static string Quoted(string text) => $"“{text}”";

    private static void Write(IXLCell cell, string text)
    {
        cell.DataType = XLDataType.Text;
        cell.SetValue(text);
    }

    private static void SetUp(IXLWorksheet sheet, int headerRow, int lastRow)
    {
        for (var i = 0; i < Columns.Length; i++)
            sheet.Column(i + 1).Width = Columns[i].Width;
        // Not the sheet's own style: ClosedXML would write the columns beside the table in an order that Excel does not
        // take.
        var all = sheet.Range(1, 1, lastRow, Columns.Length).Style;
        all.Font.FontName = SheetFont.Name;
        all.Font.FontSize = SheetFont.Size;
        all.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Cell(1, 1).Style.Font.Bold = true;
        sheet.Cell(1, 1).Style.Font.FontSize = SheetFont.TitleSize;
        var header = sheet.Range(headerRow, 1, headerRow, Columns.Length).Style;
        header.Font.Bold = true;
        header.Fill.BackgroundColor = XLColor.FromHtml("#F8CBAD");
        var table = sheet.Range(headerRow, 1, lastRow, Columns.Length).Style;
        table.Alignment.WrapText = true;
        table.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Border.InsideBorder = XLBorderStyleValues.Thin;
        foreach (var link in sheet.Range(headerRow, 2, lastRow, 3).Cells(cell => cell.HasHyperlink))
        {
            link.Style.Font.Underline = XLFontUnderlineValues.Single;
            link.Style.Font.FontColor = XLColor.FromHtml("#0563C1");
        }

        sheet.TabColor = XLColor.FromHtml("#C00000");
        sheet.SheetView.Freeze(headerRow, 0);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }
}
