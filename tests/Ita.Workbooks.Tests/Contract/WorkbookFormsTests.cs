using System.Text;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Contract;

/// <summary>
/// What OOXML allows and programs write: each form on a table of one item, whose score must come out.
/// </summary>
public sealed class WorkbookFormsTests
{
    private const string Main = WorkbookBuilder.Transitional;
    private const string Head =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ข้อ</t></is></c><c r=\"B1\" "
        + "t=\"inlineStr\"><is><t>คะแนน</t></is></c></row>";
    private const string Row =
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>o1</t></is></c><c r=\"B2\"><v>100</v></c></row>";
    private const string Strings = "<si><t>ข้อ</t></si><si><t>คะแนน</t></si><si><t>o1</t></si>";
    private const string Shared =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c "
        + "r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>100</v></c></row>";

    private static void Demand(WorkbookBuilder workbook)
    {
        var reading = ExportBuilder.Read(2566, workbook.File());
        Assert.Empty(reading.Problems);
        Assert.Equal(100m, Assert.Single(reading.Parts).Items.Single(item => item.Id.ToString() == "o1").Score);
    }

    private static string Sheet(string data, string ns = Main) =>
        $"<worksheet xmlns=\"{ns}\"><sheetData>{data}</sheetData></worksheet>";

    private static WorkbookBuilder Plain() => new WorkbookBuilder().SheetData("OIT", Head + Row);

    [Theory]
    [InlineData(Head + Row)]
    [InlineData(
        "<row><c t=\"inlineStr\"><is><t>ข้อ</t></is></c><c "
            + "t=\"inlineStr\"><is><t>คะแนน</t></is></c></row><row><c "
            + "t=\"inlineStr\"><is><t>o1</t></is></c><c><v>100</v></c></row>"
    )]
    [InlineData(Row + Head)]
    [InlineData(
        "<row r=\"1\"><c r=\"B1\" t=\"str\"><v>คะแนน</v></c><c r=\"A1\" t=\"str\"><v>ข้อ</v></c></row><row "
            + "r=\"2\"><c r=\"B2\"><v>100</v></c><c r=\"A2\" t=\"str\"><v>o1</v></c></row>"
    )]
    [InlineData(
        Head
            + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><f>X</f><v>o1</v></c><c r=\"B2\" "
            + "t=\"n\"><f>50+50</f><v>1E2</v></c></row>"
    )]
    [InlineData(Head + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>o1</v></c><c r=\"B2\" t=\"str\"><v> ๑๐๐ </v></c></row>")]
    [InlineData(
        Head + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>o1</v></c><c r=\"B2\"><v>99.99999999999999999</v></c></row>"
    )]
    [InlineData(
        Head + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>o1</v></c><c r=\"B2\"><v>100.00000000000001</v></c></row>"
    )]
    [InlineData(
        Head
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>o</t></r><r><t>1</t></r><rPh "
            + "sb=\"0\" eb=\"1\"><t>99</t></rPh><phoneticPr fontId=\"1\"/></is></c><c "
            + "r=\"B2\"><v>100</v></c></row>"
    )]
    [InlineData(
        Head
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> "
            + "o1_x000D_\n</t></is></c><c r=\"B2\"><v>100</v></c></row>"
    )]
    [InlineData(
        Head + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v><![CDATA[o]]>&#49;</v></c><c r=\"B2\"><v>100</v></c></row>"
    )]
    [InlineData(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>ชื่อเรื่อง</v></c><c r=\"B1\" s=\"1\"/></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>ข้อ</v></c><c r=\"B2\" t=\"str\"><v>คะแนน</v></c></row><row "
            + "r=\"3\"/><row r=\"40\"><c r=\"A40\" t=\"str\"><v>o1</v></c><c r=\"B40\"><v>100</v></c></row>"
    )]
    [InlineData("<!-- c --><?p?>" + Head + "<x:row xmlns:x=\"urn:x\" r=\"2\"><x:c/></x:row>" + Row)]
    [InlineData("<row r=\"40\"><c r=\"B40\"><v>100</v></c><c r=\"A40\" t=\"str\"><v>o1</v></c></row>" + Head)]
    public void Rows_and_cells_come_in_many_forms(string data) => Demand(new WorkbookBuilder().SheetData("OIT", data));

    [Fact]
    public void Strict_namespaces() =>
        Demand(
            new WorkbookBuilder()
                .Sheet("OIT", Sheet(Head + Row, WorkbookBuilder.Strict))
                .Replace(
                    "xl/workbook.xml",
                    $"<workbook xmlns=\"{WorkbookBuilder.Strict}\" "
                        + $"xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\" "
                        + $"conformance=\"strict\"><sheets><sheet name=\"OIT\" sheetId=\"1\" "
                        + $"r:id=\"rId1\"/></sheets></workbook>"
                )
                .Replace(
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships "
                        + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                        + "Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" "
                        + "Target=\"worksheets/sheet1.xml\"/></Relationships>"
                )
                .Replace(
                    "_rels/.rels",
                    "<Relationships "
                        + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                        + "Id=\"rId1\" "
                        + "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
                        + "Target=\"xl/workbook.xml\"/></Relationships>"
                )
        );

    [Fact]
    public void Prefixes_of_any_name()
    {
        var sheet = Sheet(Head + Row)
            .Replace("</", "</z:", StringComparison.Ordinal)
            .Replace("<", "<z:", StringComparison.Ordinal)
            .Replace("<z:/z:", "</z:", StringComparison.Ordinal)
            .Replace("xmlns=", "xmlns:z=", StringComparison.Ordinal);
        Demand(new WorkbookBuilder().Sheet("OIT", sheet));
    }

    [Theory]
    [InlineData("/xl/worksheets/sheet1.xml")]
    [InlineData("worksheets/sheet1.xml")]
    [InlineData("./worksheets/../worksheets/sheet1.xml")]
    [InlineData("worksheets\\sheet1.xml")]
    [InlineData("worksheets/SHEET1.xml")]
    [InlineData("worksheets/sheet%31.xml")]
    public void Part_names_relative_and_absolute(string target) =>
        Demand(
            Plain()
                .Replace(
                    "xl/_rels/workbook.xml.rels",
                    $"<Relationships "
                        + $"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                        + $"Id=\"rId1\" "
                        + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                        + $"Target=\"{target}\"/></Relationships>"
                )
        );

    [Theory]
    [InlineData("<sst xmlns=\"" + Main + "\">" + Strings + "</sst>")]
    [InlineData("<sst xmlns=\"" + Main + "\" count=\"0\" uniqueCount=\"99999999\">" + Strings + "</sst>")]
    [InlineData("<sst xmlns=\"" + Main + "\" count=\"-5\" uniqueCount=\"x\">" + Strings + "</sst>")]
    [InlineData(
        "<sst xmlns=\""
            + Main
            + "\"><si><r><t>ข้</t></r><r><t>อ</t></r><rPh><t>ซ่อน</t></rPh></si><si><t xml:space=\"preserve\"> "
            + "คะแนน </t></si><si><t>o1</t></si><si/></sst>"
    )]
    public void Shared_strings_in_many_forms(string part) =>
        Demand(new WorkbookBuilder().SheetData("OIT", Shared).SharedStringsPart(part));

    [Theory]
    [InlineData("<sst xmlns=\"" + Main + "\"/>")]
    [InlineData("<sst xmlns=\"" + Main + "\" count=\"0\" uniqueCount=\"0\"></sst>")]
    public void An_empty_table_of_shared_strings(string part) => Demand(Plain().SharedStringsPart(part));

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16be", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public void Encodings(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml =
            $"<?xml version=\"1.0\" encoding=\"{(name == "utf-8" ? "UTF-8" : "UTF-16")}\" "
            + $"standalone=\"yes\"?>\r\n{Sheet(Head + Row)}";
        Demand(
            new WorkbookBuilder()
                .SheetData("OIT", "")
                .Replace("xl/worksheets/sheet1.xml", [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)])
        );
    }

    [Fact]
    public void Dates_of_1904_and_extensions_do_not_matter() =>
        Demand(
            Plain()
                .Replace(
                    "xl/workbook.xml",
                    $"<workbook xmlns=\"{Main}\" "
                        + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + $"<workbookPr date1904=\"1\"/><sheets><sheet name=\"OIT\" sheetId=\"7\" r:id=\"rId1\">"
                        + $"<extLst><ext/></extLst></sheet></sheets>"
                        + "<extLst><ext uri=\"x\"><sheets><sheet/></sheets></ext></extLst></workbook>"
                )
        );

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void Hidden_sheets_are_not_read_even_where_they_are_broken(string state) =>
        Demand(Plain().Sheet("เก่า", "<broken", state));

    [Fact]
    public void Parts_that_need_not_be_read_are_not_checked() =>
        Demand(
            Plain().Part("xl/styles.xml", "<broken").Part("docProps/core.xml", "").Part("xl/theme/theme1.xml", "<a>")
        );

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"x\"/>")]
    [InlineData("<row r=\"0\"/>")]
    [InlineData("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"\"><v>1</v></c></row>")]
    public void Names_that_are_none_are_damage(string rows) =>
        Assert.Equal(
            "damaged",
            Assert.Single(ExportBuilder.Read(2566, new WorkbookBuilder().SheetData("OIT", rows).File()).Problems).Code
        );

    [Fact]
    public void Of_a_cell_that_is_there_twice_the_later_one_stands() =>
        Demand(
            new WorkbookBuilder().SheetData(
                "OIT",
                Head
                    + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>o1</v></c><c r=\"B2\"><v>7</v></c><c "
                    + "r=\"B2\"><v>100</v></c></row>"
            )
        );

    [Fact]
    public void More_cells_than_columns_are_damage()
    {
        var cells = string.Concat(Enumerable.Repeat("<c r=\"A2\"><v>1</v></c>", 16_385));
        Assert.Equal(
            "damaged",
            Assert
                .Single(
                    ExportBuilder
                        .Read(
                            2566,
                            new WorkbookBuilder { Compression = System.IO.Compression.CompressionLevel.NoCompression }
                                .Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "ก"])
                                .SheetData("ข้อมูลหน่วยงาน", $"<row r=\"2\">{cells}</row>")
                                .File()
                        )
                        .Problems
                )
                .Code
        );
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_rejected()
    {
        var content = Plain().Build();
        for (var length = 0; length < content.Length; length += 7)
        {
            var reading = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(content[..length]));
            Assert.Contains(Assert.Single(reading.Problems).Code, new[] { "damaged", "not-a-workbook" });
        }
    }

    [Fact]
    public void A_directory_with_more_entries_than_it_says_is_damaged()
    {
        var content = Plain().Part("xl/vbaProject.bin", "x").Build();
        var end = content.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        content[end + 8]--;
        content[end + 10]--;
        Assert.Equal("damaged", Assert.Single(ExportBuilder.Read(2566, WorkbookBuilder.FileOf(content)).Problems).Code);
    }
}
