using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Writing;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// The sheet in front that lists all problems. What comes from the workbook stands in quotation marks: text that starts
/// with one is a formula in no program, not even once the sheet is saved as CSV; and none of it is an item's number to
/// the reader, which has to ignore the sheet when the copy is uploaded.
/// </summary>
internal static class ProblemSheet
{
    private const int HeaderRow = 5;

    private static readonly (string Code, double Width)[] Columns =
    [
        ("code", 24),
        ("sheet", 22),
        ("cell", 12),
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
    public static string Add(XLWorkbook book, NoticePlaces places, IReadOnlyList<Notice> problems, int moreProblems)
    {
        var sheet = book.Worksheets.Add(FreeName(book), 1);
        AddHead(sheet, (long)problems.Count + moreProblems);
        var row = HeaderRow;
        foreach (var problem in problems)
            AddProblem(sheet, ++row, problem, places);
        if (moreProblems > 0)
        {
            var more = RejectionTexts.Get("more", moreProblems);
            Write(sheet.Cell(++row, 5), more.Th);
            Write(sheet.Cell(row, 6), more.En);
        }

        SetUp(sheet, row);
        foreach (var other in book.Worksheets)
            other.TabSelected = false;
        sheet.SetTabActive();
        sheet.SetTabSelected();
        return sheet.Name;
    }

    private static bool IsList(IXLWorksheet sheet) =>
        sheet.Name.StartsWith(RejectionTexts.Get("sheet-name").Th, StringComparison.Ordinal)
        && sheet.Cell(HeaderRow, 1).GetValue<string>() == RejectionTexts.Both(Columns[0].Code);

    private static string FreeName(XLWorkbook book)
    {
        var name = RejectionTexts.Get("sheet-name").Th;
        for (var i = 2; book.Worksheets.Any(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{RejectionTexts.Get("sheet-name").Th} ({i})");
        }

        return name;
    }

    private static void AddHead(IXLWorksheet sheet, long count)
    {
        var title = RejectionTexts.Get("title", count);
        var advice = RejectionTexts.Get("what-to-do-copy");
        Write(sheet.Cell(1, 1), title.Th);
        Write(sheet.Cell(2, 1), title.En);
        Write(sheet.Cell(3, 1), advice.Th);
        Write(sheet.Cell(4, 1), advice.En);
        for (var i = 0; i < Columns.Length; i++)
            Write(sheet.Cell(HeaderRow, i + 1), RejectionTexts.Both(Columns[i].Code));
        for (var i = 1; i < HeaderRow; i++)
            sheet.Row(i).Height = SheetFont.LineHeight;
        sheet.Row(HeaderRow).Height = SheetFont.LineHeight * 2;
    }

    private static void AddProblem(IXLWorksheet sheet, int row, Notice problem, NoticePlaces places)
    {
        var wholeFile = RejectionTexts.Get("whole-file");
        Write(sheet.Cell(row, 1), problem.Code);
        Write(sheet.Cell(row, 2), problem.Sheet is null ? $"{wholeFile.Th} / {wholeFile.En}" : Quoted(problem.Sheet));
        if (problem.Cell is not null)
            Write(sheet.Cell(row, 3), problem.Cell);
        if (places.CellOf(problem) is { } target)
            sheet.Cell(row, 3).Hyperlink = new XLHyperlink(target);
        else if (places.SheetOf(problem) is { } about)
            sheet.Cell(row, 2).Hyperlink = new XLHyperlink(about.Cell(1, 1));
        if (problem.Value is { Length: > 0 } value)
            Write(sheet.Cell(row, 4), Quoted(value));
        Write(sheet.Cell(row, 5), problem.MessageTh);
        Write(sheet.Cell(row, 6), problem.MessageEn);
        sheet.Row(row).Height = SheetFont.HeightOf([
            (problem.Sheet ?? "", Columns[1].Width),
            (problem.Value ?? "", Columns[3].Width),
            (problem.MessageTh, Columns[4].Width),
            (problem.MessageEn, Columns[5].Width),
        ]);
    }

    private static string Quoted(string text) => $"“{text}”";

    private static void Write(IXLCell cell, string text)
    {
        cell.DataType = XLDataType.Text;
        cell.SetValue(text);
    }

    private static void SetUp(IXLWorksheet sheet, int lastRow)
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
        var header = sheet.Range(HeaderRow, 1, HeaderRow, Columns.Length).Style;
        header.Font.Bold = true;
        header.Fill.BackgroundColor = XLColor.FromHtml("#F8CBAD");
        var table = sheet.Range(HeaderRow, 1, lastRow, Columns.Length).Style;
        table.Alignment.WrapText = true;
        table.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Border.InsideBorder = XLBorderStyleValues.Thin;
        foreach (var link in sheet.Range(HeaderRow, 2, lastRow, 3).Cells(cell => cell.HasHyperlink))
        {
            link.Style.Font.Underline = XLFontUnderlineValues.Single;
            link.Style.Font.FontColor = XLColor.FromHtml("#0563C1");
        }

        sheet.TabColor = XLColor.FromHtml("#C00000");
        sheet.SheetView.Freeze(HeaderRow, 0);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }
}
