using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.Workbooks.RejectedCopies;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.RejectedCopies;

/// <summary>Whatever the reader reads gets a marked copy, though the library that marks it may not open it.</summary>
public sealed class OddWorkbookCopyTests
{
    public static TheoryData<string> All => [.. OddWorkbooks.All.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void A_workbook_that_is_read_gets_a_marked_copy_that_says_the_same(string what)
    {
        var workbook = OddWorkbooks.All[what]();
        var problems = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)).Problems;
        var problem = Assert.Single(problems, each => each.Code == "answer-unknown");
        Assert.Equal("E4", problem.Cell);

        var copy = RejectedCopy.Create(workbook, problems);

        TestContext.Current.TestOutputHelper?.WriteLine($"{copy.Note}");
        Assert.True(copy.Content is not null, $"{copy.Note}");
        using var book = new XLWorkbook(new MemoryStream(copy.Content), XLEventTracking.Disabled);
        var marked = book.Worksheet(2).Cell("E4");
        Assert.Equal(XLColor.FromHtml("#FFC7CE"), marked.Style.Fill.BackgroundColor);
        Assert.Contains(problem.MessageTh, marked.Comment.Text, StringComparison.Ordinal);
        var again = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(copy.Content)).Problems;
        Assert.Equal(problems.Select(Essence), again.Select(Essence));
    }

    [Theory]
    [InlineData("a mail link without a host", CopyNote.WithoutLinks)]
    [InlineData("a picture", CopyNote.Simplified)]
    [InlineData("styles that are malformed", CopyNote.Simplified)]
    [InlineData("a file with spaces", CopyNote.None)]
    public void What_the_copy_lacks_is_said_in_it_in_both_languages(string what, CopyNote note)
    {
        var workbook = OddWorkbooks.All[what]();
        var problems = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)).Problems;

        var copy = RejectedCopy.Create(workbook, problems);

        Assert.Equal(note, copy.Note);
        using var book = new XLWorkbook(new MemoryStream(copy.Content!), XLEventTracking.Disabled);
        var lines = book.Worksheet(1).Column(1).CellsUsed().Select(cell => cell.GetValue<string>()).ToList();
        if (CopyNoteTexts.Of(note) is { } text)
            Assert.Equal([text.Th, text.En], lines[4..6]);
        else
            Assert.StartsWith("รหัสปัญหา", lines[4], StringComparison.Ordinal);
    }

    // A sheet's name may be one that Excel does not take.
    private static object Essence(Notice notice) => (notice.Code, notice.Cell, notice.Item, notice.Value);
}
