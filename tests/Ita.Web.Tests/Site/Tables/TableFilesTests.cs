using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Ita.Web.Site.Tables;

namespace Ita.Web.Tests.Site.Tables;

public sealed class TableFilesTests
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\",\"x\")";
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly SheetTable s_table = new(
        "ITA 2566",
        ["หน่วยงาน", "คะแนน", "คน"],
        [
            ["เทศบาล, \"ก\"", -2.87m, 60],
            [Formula, 88.9m, null],
            ["<b>&amp;</b>", null, 4],
            ["@SUM(A1)", null, null],
            ["-5+cmd|'/c calc'!A1", null, null],
            [" +1", null, null],
        ]
    );

    [Fact]
    public void CSV_begins_with_the_mark_that_Excel_needs_and_has_a_line_for_each_row()
    {
        var bytes = CsvFile.Write(s_table);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            [
                "หน่วยงาน,คะแนน,คน",
                "\"เทศบาล, \"\"ก\"\"\",-2.87,60",
                "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",88.90,",
                "\"<b>&amp;</b>\",,4",
                "\"'@SUM(A1)\",,",
                "\"'-5+cmd|'/c calc'!A1\",,",
                "\"' +1\",,",
                "",
            ],
            Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")
        );
    }

    [Fact]
    public void A_workbook_has_numbers_as_numbers_and_no_text_that_is_a_formula()
    {
        using var zip = new ZipArchive(new MemoryStream(XlsxFile.Write(s_table)));
        var sheet = XDocument.Load(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = sheet.Descendants(s_main + "c").ToDictionary(cell => (string)cell.Attribute("r")!);

        Assert.Empty(sheet.Descendants(s_main + "f"));
        Assert.Equal("-2.87", (string)cells["B2"].Element(s_main + "v")!);
        Assert.Equal("60", (string)cells["C2"].Element(s_main + "v")!);
        Assert.Equal(("inlineStr", Formula), ((string)cells["A3"].Attribute("t")!, cells["A3"].Value));
        Assert.Equal("<b>&amp;</b>", cells["A4"].Value);
        Assert.False(cells.ContainsKey("C3"));
    }

    [Fact]
    public void Text_stays_text_even_when_it_is_edited()
    {
        using var zip = new ZipArchive(new MemoryStream(XlsxFile.Write(s_table)));
        var styles = XDocument
            .Load(zip.GetEntry("xl/styles.xml")!.Open())
            .Descendants(s_main + "cellXfs")
            .Single()
            .Elements()
            .ToList();
        var sheet = XDocument.Load(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Assert.All(
            sheet.Descendants(s_main + "c").Where(cell => (string?)cell.Attribute("t") == "inlineStr"),
            cell => Assert.Equal("1", (string?)styles[(int)cell.Attribute("s")!].Attribute("quotePrefix"))
        );
    }

    [Fact]
    public void The_same_table_gives_the_same_bytes() => Assert.Equal(XlsxFile.Write(s_table), XlsxFile.Write(s_table));
}
