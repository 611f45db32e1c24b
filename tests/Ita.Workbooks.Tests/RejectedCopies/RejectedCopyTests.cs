using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Testing.Samples;
using Ita.Workbooks.Exports;
using Ita.Workbooks.RejectedCopies;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.RejectedCopies;

public sealed class RejectedCopyTests
{
    private const string List = "ปัญหาที่พบ";

    [Fact]
    public void A_bad_cell_is_coloured_and_says_in_both_languages_what_to_do()
    {
        var (workbook, reading) = BadAnswer("มากมาย");
        var problem = Assert.Single(reading.Problems);

        using var copy = Open(RejectedCopy.Create(workbook, reading.Problems));

        var cell = copy.Worksheet("IIT").Cell(problem.Cell!);
        Assert.Equal("มากมาย", cell.GetValue<string>());
        Assert.Equal(XLColor.FromHtml("#FFC7CE"), cell.Style.Fill.BackgroundColor);
        Assert.Contains(problem.MessageTh, cell.Comment.Text, StringComparison.Ordinal);
        Assert.Contains(problem.MessageEn, cell.Comment.Text, StringComparison.Ordinal);
        Assert.False(copy.Worksheet("IIT").Cell(3, 3).HasComment);
    }

    [Fact]
    public void The_first_sheet_lists_every_problem_with_a_link_to_its_cell()
    {
        var (workbook, reading) = BadAnswer("มากมาย");
        var problem = Assert.Single(reading.Problems);

        using var copy = Open(RejectedCopy.Create(workbook, reading.Problems, moreProblems: 1234));

        var list = copy.Worksheet(1);
        Assert.Equal(List, list.Name);
        Assert.True(list.TabActive);
        Assert.Equal(
            ["answer-unknown", "“IIT”", problem.Cell, "“มากมาย”", problem.MessageTh, problem.MessageEn],
            RowOf(list, 6)
        );
        Assert.Equal(
            $"IIT!{problem.Cell}",
            list.Cell(6, 3).Hyperlink.InternalAddress.Replace("'", "", StringComparison.Ordinal)
        );
        Assert.Contains("1,234", list.Cell(7, 6).GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("1,235", list.Cell(1, 1).GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_label_throughout_is_one_line_and_marked_in_each_listed_cell()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT);
        foreach (var row in rows.Skip(1))
            row[1] = "มากๆๆ";
        var workbook = TypedWorkbook.Of(new WorkbookBuilder().Rows("IIT", rows));
        var problems = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)).Problems;

        using var copy = Open(RejectedCopy.Create(workbook, problems));

        var list = copy.Worksheet(1);
        Assert.Equal("B2, B3, B4, B5, B6", list.Cell(6, 3).GetValue<string>());
        Assert.Contains("5 cells (B2, B3, B4, B5, B6)", list.Cell(6, 6).GetValue<string>(), StringComparison.Ordinal);
        Assert.True(list.Cell(7, 1).IsEmpty());
        Assert.All(problems, problem => Assert.True(copy.Worksheet("IIT").Cell(problem.Cell!).HasComment));
    }

    [Fact]
    public async Task The_same_workbook_and_problems_give_the_same_bytes_at_any_time()
    {
        var (workbook, reading) = BadAnswer("มากมาย");
        var first = RejectedCopy.Create(workbook, reading.Problems).Content;
        // A zip entry's time goes in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        Assert.Equal(first, RejectedCopy.Create(workbook, reading.Problems).Content);
    }

    [Fact]
    public void A_copy_uploaded_as_it_is_has_the_same_problems()
    {
        var (workbook, reading) = BadAnswer("i5 มากมาย");

        var copy = RejectedCopy.Create(workbook, reading.Problems).Content;

        var again = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(copy!));
        Assert.Equal(reading.Problems, again.Problems);
        Assert.Contains(again.Ignored, sheet => sheet.Sheet == List && sheet.Reason == "nothing-recognised");
    }

    [Fact]
    public void A_corrected_copy_is_accepted_and_gives_the_tallies_of_the_corrected_workbook()
    {
        var (workbook, reading) = BadAnswer("มากมาย");
        var copy = RejectedCopy.Create(workbook, reading.Problems).Content;

        var corrected = Edit(copy!, book => book.Worksheet("IIT").Cell(reading.Problems[0].Cell!).SetValue("น้อย"));

        var again = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(corrected));
        Assert.Empty(again.Problems);
        Assert.Equal(ExportBuilder.Read(2566, WorkbookBuilder.FileOf(BadAnswer("น้อย").Workbook)).Parts, again.Parts);
    }

    [Fact]
    public void A_second_copy_marks_only_what_is_still_wrong()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT);
        rows[1][1] = "ผิด 1";
        rows[2][2] = "ผิด 2";
        var workbook = TypedWorkbook.Of(new WorkbookBuilder().Rows("IIT", rows));
        var first = RejectedCopy
            .Create(workbook, ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)).Problems)
            .Content;
        var corrected = Edit(first!, book => book.Worksheet("IIT").Cell("B2").SetValue("น้อย"));
        var problems = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(corrected)).Problems;

        using var second = Open(RejectedCopy.Create(corrected, problems));

        Assert.Equal([List, "IIT"], second.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal("C3", Assert.Single(problems).Cell);
        Assert.False(second.Worksheet("IIT").Cell("B2").HasComment);
        Assert.NotEqual(
            second.Worksheet("IIT").Cell("C3").Style.Fill.BackgroundColor,
            second.Worksheet("IIT").Cell("B2").Style.Fill.BackgroundColor
        );
        Assert.True(second.Worksheet("IIT").Cell("C3").HasComment);
        Assert.True(second.Worksheet(1).Cell(7, 1).IsEmpty());
    }

    [Fact]
    public void Several_notices_about_a_cell_become_one_comment()
    {
        using var copy = Open(
            RejectedCopy.Create(
                Small(),
                [Notice("S", "B2", "หนึ่ง"), Notice("S", "A1", "อื่น"), Notice("S", "B2", "สอง")]
            )
        );

        var comment = copy.Worksheet("S").Cell("B2").Comment.Text;
        Assert.Contains("หนึ่ง", comment, StringComparison.Ordinal);
        Assert.Contains("สอง", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("อื่น", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_stays_below_what_Excel_can_hold_and_says_how_many_are_left_out()
    {
        var notices = Enumerable
            .Range(0, 100)
            .Select(i => Notice("S", "A1", new string('ก', 500) + i.ToString(CultureInfo.InvariantCulture)))
            .ToList();

        using var copy = Open(RejectedCopy.Create(Small(), notices));

        var comment = copy.Worksheet("S").Cell("A1").Comment.Text;
        Assert.InRange(comment.Length, 20_000, 30_000);
        Assert.Matches(@"\(\+[0-9]+\)$", comment);
    }

    [Theory]
    [InlineData("ไม่มี", "A1")]
    [InlineData("S", "ZZZZ1")]
    [InlineData("S", "A1048577")]
    [InlineData("S", "A1:B2")]
    [InlineData("S", "โน่น")]
    [InlineData("S", "")]
    [InlineData("S", null)]
    [InlineData(null, "A1")]
    [InlineData(null, null)]
    public void A_notice_whose_place_is_not_there_is_only_listed(string? sheet, string? cell)
    {
        using var copy = Open(RejectedCopy.Create(Small(), [Notice(sheet, cell, "ข้อความ")]));

        Assert.Equal("ข้อความ", copy.Worksheet(1).Cell(6, 5).GetValue<string>());
        Assert.DoesNotContain(copy.Worksheet("S").CellsUsed(XLCellsUsedOptions.Comments), each => each.HasComment);
    }

    [Fact]
    public void The_list_takes_another_name_where_the_workbook_has_that_sheet_already()
    {
        var workbook = TypedWorkbook.Of(
            new WorkbookBuilder()
                .Rows(
                    List,
                    [
                        ["ของเรา"],
                    ]
                )
                .Rows(
                    List + " (2)",
                    [
                        ["ของเรา"],
                    ]
                ),
            sheets: 2
        );

        using var copy = Open(RejectedCopy.Create(workbook, [Notice(List, "A1", "ข้อความ")]));

        Assert.Equal([List + " (3)", List, List + " (2)"], copy.Worksheets.Select(sheet => sheet.Name));
        Assert.True(copy.Worksheet(List).Cell("A1").HasComment);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("'=1")]
    [InlineData("{=1}")]
    public void A_value_from_the_workbook_is_no_formula_in_the_list(string value)
    {
        using var copy = Open(
            RejectedCopy.Create(Small(), [Notice("S", "A1", "ข้อความ") with { Value = value, Sheet = "S" }])
        );

        var cell = copy.Worksheet(1).Cell(6, 4);
        Assert.False(cell.HasFormula);
        Assert.Equal(XLDataType.Text, cell.DataType);
        Assert.Equal($"“{value}”", cell.GetValue<string>());
    }

    [Fact]
    public void The_sample_is_copied_with_everything_in_it()
    {
        var sample = File.ReadAllBytes(SampleFiles.Export2566);

        var copy = RejectedCopy.Create(sample, [Notice("IIT", "E5", "ข้อความ")]);

        Assert.Equal(CopyNote.None, copy.Note);
        var again = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(copy.Content!));
        Assert.Empty(again.Problems);
        Assert.Equal(ExportBuilder.Read(2566, WorkbookBuilder.FileOf(sample)).Parts, again.Parts);
    }

    [Fact]
    public void What_cannot_be_opened_gets_no_copy_and_says_so()
    {
        var macros = new WorkbookBuilder()
            .Rows("S", ["ก"])
            .Part("xl/vbaProject.bin", [1, 2, 3], "application/vnd.ms-office.vbaProject")
            .Build();
        var none = new MarkedCopy(null, CopyNote.Unreadable);

        Assert.Equal(none, RejectedCopy.Create(ReadOnlyMemory<byte>.Empty, []));
        Assert.Equal(none, RejectedCopy.Create("%PDF-1.7"u8.ToArray(), []));
        Assert.Equal(none, RejectedCopy.Create(Small().AsMemory(0, 300), []));
        Assert.Equal(none, RejectedCopy.Create(macros, []));
    }

    [Theory]
    [InlineData(100, 2_001)]
    [InlineData(1, 20_001)]
    public void A_workbook_with_more_than_can_be_held_as_objects_gets_no_copy_and_says_so(int columns, int rows)
    {
        var row = "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", columns)) + "</row>";
        var most = TypedWorkbook.Of(new WorkbookBuilder().SheetData("S", string.Concat(Enumerable.Repeat(row, rows))));

        Assert.Equal(new MarkedCopy(null, CopyNote.TooLarge), RejectedCopy.Create(most, []));
    }

    [Fact]
    public void A_file_over_twenty_mebibytes_gets_no_copy_and_says_so() =>
        Assert.Equal(
            new MarkedCopy(null, CopyNote.TooLarge),
            RejectedCopy.Create(new byte[(20 * 1024 * 1024) + 1], [])
        );

    [Theory]
    [InlineData("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_b_x0041_</t></is></c>")]
    public void A_cell_twice_or_with_escaped_characters_gets_no_copy_since_none_would_say_the_same(string cells)
    {
        var workbook = TypedWorkbook.Of(new WorkbookBuilder().SheetData("S", $"<row r=\"1\">{cells}</row>"));

        Assert.Equal(new MarkedCopy(null, CopyNote.Failed), RejectedCopy.Create(workbook, []));
    }

    [Fact]
    public void A_workbook_whose_sheets_are_charts_gets_no_copy_and_says_so()
    {
        var workbook = new WorkbookBuilder()
            .Sheet("S", $"<chartsheet xmlns=\"{WorkbookBuilder.Transitional}\"/>")
            .Replace(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                    + "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                    + "chartsheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            )
            .Build();

        Assert.Equal(new MarkedCopy(null, CopyNote.Failed), RejectedCopy.Create(workbook, []));
    }

    [Fact]
    public void A_fill_without_a_type_as_openpyxl_writes_it_is_copied()
    {
        var styles =
            $"<styleSheet "
            + $"xmlns=\"{WorkbookBuilder.Transitional}\">"
            + $"<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
            + "<cellXfs><xf/></cellXfs></styleSheet>";

        var copy = RejectedCopy.Create(TypedWorkbook.Of(new WorkbookBuilder().Rows("S", ["ก"]), styles: styles), []);

        Assert.Equal((CopyNote.None, true), (copy.Note, copy.Content is not null));
    }

    [Fact]
    public void A_cancelled_copy_says_so()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            RejectedCopy.Create(Small(), [], cancellationToken: cancelled.Token)
        );
    }

    [Fact]
    public void However_a_workbook_is_damaged_there_is_a_copy_that_says_the_same_or_none()
    {
        var (workbook, reading) = BadAnswer("มากมาย");
        var random = new Random(2566);
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])workbook.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            if (RejectedCopy.Create(damaged, reading.Problems).Content is not { } copy)
                continue;
            Assert.Equal(
                ExportBuilder.Read(2566, WorkbookBuilder.FileOf(damaged)).Problems,
                ExportBuilder.Read(2566, WorkbookBuilder.FileOf(copy)).Problems
            );
        }
    }

    private static (byte[] Workbook, ExportReading Reading) BadAnswer(string answer)
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT);
        rows[3][4] = answer;
        var workbook = TypedWorkbook.Of(new WorkbookBuilder().Rows("IIT", rows));
        return (workbook, ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)));
    }

    private static byte[] Small() =>
        TypedWorkbook.Of(
            new WorkbookBuilder().Rows(
                "S",
                [
                    ["ก", "ข"],
                    [1, 2],
                ]
            )
        );

    private static Notice Notice(string? sheet, string? cell, string message) =>
        new()
        {
            Code = "answer-unknown",
            Sheet = sheet,
            Cell = cell,
            MessageTh = message,
            MessageEn = "What to do.",
        };

    private static XLWorkbook Open(MarkedCopy copy) => Open(Assert.IsType<byte[]>(copy.Content));

    private static XLWorkbook Open(byte[] copy) => new(new MemoryStream(copy), XLEventTracking.Disabled);

    private static byte[] Edit(byte[] workbook, Action<XLWorkbook> change)
    {
        using var book = Open(workbook);
        change(book);
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static IEnumerable<string> RowOf(IXLWorksheet sheet, int row) =>
        sheet.Row(row).Cells(1, 6).Select(cell => cell.GetValue<string>());
}
