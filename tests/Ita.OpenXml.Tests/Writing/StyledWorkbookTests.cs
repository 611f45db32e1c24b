using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;

namespace Ita.OpenXml.Tests.Writing;

/// <summary>What this writer wrote, as a library of workbooks that knows nothing of it reads it.</summary>
public sealed class StyledWorkbookTests
{
    private static readonly CellStyle s_ordinary = new() { Font = "TH Sarabun New", Size = 16 };

    [Fact]
    public void A_cell_looks_as_it_was_asked_to()
    {
        using var book = Read(sheet =>
            sheet
                .Write(2, 3, "ก")
                .Style(style =>
                    style with
                    {
                        IsBold = true,
                        Size = 18,
                        Colour = "1F4E9E",
                        Fill = "DCE6F1",
                        Rule = "A6A6A6",
                        Format = "+0.00;\u22120.00;0.00",
                        Alignment = CellAlignment.Right,
                        IsInMiddle = true,
                        Wraps = true,
                        Indent = 2,
                        IsUnlocked = true,
                        IsQuoted = true,
                    }
                )
        );

        var style = book.Worksheet(1).Cell("C2").Style;
        Assert.Equal(("TH Sarabun New", 18d, true), (style.Font.FontName, style.Font.FontSize, style.Font.Bold));
        Assert.Equal(XLColor.FromHtml("#1F4E9E"), style.Font.FontColor);
        Assert.Equal(XLColor.FromHtml("#DCE6F1"), style.Fill.BackgroundColor);
        Assert.All(
            new[]
            {
                style.Border.LeftBorder,
                style.Border.RightBorder,
                style.Border.TopBorder,
                style.Border.BottomBorder,
            },
            side => Assert.Equal(XLBorderStyleValues.Thin, side)
        );
        Assert.Equal(XLColor.FromHtml("#A6A6A6"), style.Border.LeftBorderColor);
        Assert.Equal("+0.00;\u22120.00;0.00", style.NumberFormat.Format);
        Assert.Equal(XLAlignmentHorizontalValues.Right, style.Alignment.Horizontal);
        Assert.Equal(XLAlignmentVerticalValues.Center, style.Alignment.Vertical);
        Assert.Equal((true, 2), (style.Alignment.WrapText, style.Alignment.Indent));
        Assert.False(style.Protection.Locked);
        Assert.True(style.IncludeQuotePrefix);
    }

    [Fact]
    public void A_cell_that_was_asked_nothing_of_looks_like_the_workbook()
    {
        using var book = Read(sheet =>
        {
            sheet.SetWidth(1, 20);
            sheet.SetStyle(1, s_ordinary with { Wraps = true });
            sheet.Write(1, 1, "ก");
            sheet.Write(1, 2, 1.5m);
        });

        var sheet = book.Worksheet(1);
        Assert.All(
            new[] { "A1", "A9", "B1", "B9", "XFD9" },
            address =>
            {
                var style = sheet.Cell(address).Style;
                Assert.Equal(("TH Sarabun New", 16d), (style.Font.FontName, style.Font.FontSize));
                Assert.Equal(address[0] == 'A', style.Alignment.WrapText);
                Assert.Equal(XLAlignmentVerticalValues.Top, style.Alignment.Vertical);
                Assert.True(style.Protection.Locked);
            }
        );
    }

    [Fact]
    public void Each_change_of_a_style_keeps_what_was_there_and_touches_no_neighbour()
    {
        using var book = Read(sheet =>
        {
            sheet.Write(1, 1, "ก").Style(style => style with { IsBold = true });
            sheet.Write(2, 1, "ข");
            sheet.Range(1, 1, 2, 1).Style(style => style with { Fill = "F2F2F2" });
            sheet.Range(2, 1, 1, 1).Style(style => style with { IsBold = true });
        });

        var sheet = book.Worksheet(1);
        Assert.Equal([true, false], new[] { "A1", "A2" }.Select(cell => sheet.Cell(cell).Style.Font.Bold));
        Assert.All(
            new[] { "A1", "A2" },
            cell => Assert.Equal(XLColor.FromHtml("#F2F2F2"), sheet.Cell(cell).Style.Fill.BackgroundColor)
        );
        Assert.Equal(XLFillPatternValues.None, sheet.Cell("A3").Style.Fill.PatternType);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("  เว้นวรรค  ")]
    [InlineData("สองบรรทัด\nในเซลล์เดียว")]
    [InlineData("<b>&\"'")]
    [InlineData("_x00_ และ _xyz และ _")]
    [InlineData("😀")]
    public void A_text_is_read_as_it_was_written(string text)
    {
        using var book = Read(sheet => sheet.Write(1, 1, text));

        var cell = book.Worksheet(1).Cell("A1");
        Assert.Equal(XLDataType.Text, cell.DataType);
        Assert.Equal(text, cell.GetString());
        Assert.False(cell.HasFormula);
    }

    // By ST_Xstring (ECMA-376, part 1, 22.9.2.19); this library leaves it to the program that shows the text.
    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")]
    public void A_text_that_looks_like_an_escaped_character_is_escaped(string text, string written)
    {
        using var book = Read(sheet => sheet.Write(1, 1, text));

        Assert.Equal(written, book.Worksheet(1).Cell("A1").GetString());
    }

    [Fact]
    public void What_XML_cannot_hold_is_left_out_of_a_text()
    {
        using var book = Read(sheet => sheet.Write(1, 1, "ก\u0000\u001F\uFFFFข"));

        Assert.Equal("กข", book.Worksheet(1).Cell("A1").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2.87")]
    [InlineData("88.926139397")]
    [InlineData("0.0000001")]
    [InlineData("12345678901234.5")]
    public void A_number_is_read_as_it_was_written(string digits)
    {
        var number = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        using var book = Read(sheet =>
        {
            sheet.Write(1, 1, number);
            sheet.WriteFormula(2, 1, "A1", number);
        });

        Assert.Equal((double)number, book.Worksheet(1).Cell("A1").GetDouble());
        Assert.Equal((double)number, Convert.ToDouble(book.Worksheet(1).Cell("A2").CachedValue, null));
    }

    [Fact]
    public void A_formula_stands_with_the_text_that_it_gives()
    {
        using var book = Read(sheet => sheet.WriteFormula(1, 1, "IF(1<2,\"บรรลุ\",\"-\")", "บรรลุ"));

        var cell = book.Worksheet(1).Cell("A1");
        Assert.Equal("IF(1<2,\"บรรลุ\",\"-\")", cell.FormulaA1);
        Assert.Equal("บรรลุ", cell.CachedValue);
    }

    [Fact]
    public void Panes_filters_and_pages_are_those_of_the_layout()
    {
        using var book = Read(
            sheet =>
            {
                sheet.SetWidth(1, 20);
                sheet.SetWidth(3, 40);
                sheet.SetHeight(2, 44.8);
                sheet.Range(1, 1, 1, 3).Merge();
                sheet.Write(2, 1, "หัว");
                sheet.Layout = sheet.Layout with
                {
                    RowHeight = 26,
                    Frozen = (2, 1),
                    Filter = new CellArea(2, 1, 5, 3),
                    RepeatedRows = (1, 2),
                    RepeatedColumns = 1,
                    HidesGridLines = true,
                    Page = new PageLayout { IsLandscape = true, FitsWidth = true },
                };
            },
            "แผ่น 'หนึ่ง' ก"
        );

        var sheet = book.Worksheet("แผ่น 'หนึ่ง' ก");
        Assert.Equal([20d, 40d], new[] { 1, 3 }.Select(column => Math.Round(sheet.Column(column).Width, 3)));
        Assert.Equal((44.8, 26d), (sheet.Row(2).Height, sheet.RowHeight));
        Assert.Equal("A1:C1", Assert.Single(sheet.MergedRanges).RangeAddress.ToString());
        Assert.Equal((2, 1), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.Equal("A2:C5", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.False(sheet.ShowGridLines);
        var page = sheet.PageSetup;
        Assert.Equal(XLPageOrientation.Landscape, page.PageOrientation);
        Assert.Equal((XLPaperSize.A4Paper, 0), (page.PaperSize, page.PagesTall));
        Assert.Equal((1, 2), (page.FirstRowToRepeatAtTop, page.LastRowToRepeatAtTop));
        Assert.Equal((1, 1), (page.FirstColumnToRepeatAtLeft, page.LastColumnToRepeatAtLeft));
    }

    [Fact]
    public void What_may_be_typed_is_said_and_held()
    {
        using var book = Read(sheet =>
        {
            sheet.Layout = sheet.Layout with { IsProtected = true };
            sheet.AddValidation(
                new CellValidation(new CellArea(4, 9, 15, 17))
                {
                    LongestText = 2000,
                    Title = "ITA",
                    Error = "ไม่เกิน 2,000 ตัวอักษร",
                }
            );
            sheet.AddValidation(
                new CellValidation(new CellArea(1, 1))
                {
                    List = "\"100,50,0\"",
                    Title = "ITA",
                    Prompt = "เลือกคะแนน",
                }
            );
        });

        var sheet = book.Worksheet(1);
        Assert.True(sheet.Protection.IsProtected);
        Assert.True(sheet.Protection.AllowedElements.HasFlag(XLSheetProtectionElements.FormatRows));
        Assert.False(sheet.Protection.AllowedElements.HasFlag(XLSheetProtectionElements.DeleteRows));
        var (text, list) = (ValidationOf(sheet.Cell("Q15")), ValidationOf(sheet.Cell("A1")));
        Assert.Equal(
            (XLAllowedValues.TextLength, XLOperator.EqualOrLessThan, "2000"),
            (text.AllowedValues, text.Operator, text.MinValue)
        );
        Assert.Equal(
            ("ITA", "ไม่เกิน 2,000 ตัวอักษร", true),
            (text.ErrorTitle, text.ErrorMessage, text.ShowErrorMessage)
        );
        Assert.Equal((XLAllowedValues.List, "\"100,50,0\""), (list.AllowedValues, list.Value));
        Assert.Equal(("เลือกคะแนน", true), (list.InputMessage, list.IgnoreBlanks));
    }

    [Fact]
    public void Cells_with_a_word_are_filled()
    {
        using var book = Read(sheet =>
        {
            var cells = new CellArea(1, 1, 5, 1);
            sheet.AddCondition(cells, "\"บรรลุ\"", "DDF0DD");
            sheet.AddCondition(cells, "\"ยังไม่บรรลุ\"", "FBE0D6");
        });

        Assert.Equal(
            [("A1:A5", "\"บรรลุ\"", "FFDDF0DD"), ("A1:A5", "\"ยังไม่บรรลุ\"", "FFFBE0D6")],
            book.Worksheet(1)
                .ConditionalFormats.OrderBy(condition => condition.Values[1].Value.Length)
                .Select(condition =>
                    (
                        condition.Range.RangeAddress.ToString()!,
                        $"\"{condition.Values[1].Value.Trim('"')}\"",
                        condition.Style.Fill.BackgroundColor.Color.ToArgb().ToString("X8", null)
                    )
                )
        );
    }

    [Fact]
    public void The_validator_finds_nothing()
    {
        using var file = new MemoryStream(
            Write(sheet =>
            {
                sheet.SetWidth(2, 30);
                sheet.Write(1, 1, "ก").Style(style => style with { Rule = "000000", IsUnlocked = true, Indent = 1 });
                sheet.WriteFormula(1, 2, "\"ก\"", "ก").Style(style => style with { Format = "@" });
                sheet.WriteFormula(2, 2, "1/3", 1m / 3).Style(style => style with { Format = "0.00" });
                sheet.Range(3, 1, 3, 2).Merge();
                sheet.AddCondition(new CellArea(1, 1), "\"ก\"", "DDF0DD");
                sheet.AddValidation(new CellValidation(new CellArea(1, 1)) { List = "\"ก\"", Prompt = "ข" });
                sheet.Layout = sheet.Layout with
                {
                    IsProtected = true,
                    HidesGridLines = true,
                    RowHeight = 20,
                    Frozen = (1, 0),
                    Filter = new CellArea(1, 1, 2, 2),
                    RepeatedRows = (1, 1),
                    Page = new PageLayout { HasGridLines = true, Scale = 70 },
                };
            })
        );
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Microsoft365)
                .Validate(document)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        static void Fill(StyledSheet sheet) => sheet.Write(1, 1, "ก").Style(style => style with { Fill = "F2F2F2" });

        Assert.Equal(Write(Fill), Write(Fill));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ก/ข")]
    [InlineData("'ก")]
    [InlineData("ก'")]
    [InlineData("12345678901234567890123456789012")]
    public void A_name_that_Excel_would_refuse_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Write(_ => { }, name));

    private static IXLDataValidation ValidationOf(IXLCell cell) =>
        cell.Worksheet.DataValidations.Single(each => each.Ranges.Any(range => range.Contains(cell)));

    private static XLWorkbook Read(Action<StyledSheet> fill, string name = "แผ่นงาน") =>
        new(new MemoryStream(Write(fill, name)));

    private static byte[] Write(Action<StyledSheet> fill, string name = "แผ่นงาน")
    {
        var workbook = new StyledWorkbook(s_ordinary);
        fill(workbook.AddSheet(name));
        using var file = new MemoryStream();
        workbook.Write(file, new CoreProperties { Title = "ITA" });
        return file.ToArray();
    }
}
