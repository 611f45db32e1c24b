using System.IO.Compression;
using System.Xml.Linq;
using Ita.Cli.Samples;

namespace Ita.Cli.Tests.Samples;

public sealed class SampleWorkbookWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Text_numbers_times_and_gaps_stand_in_their_cells()
    {
        var sheet = new SampleSheet(
            "หนึ่ง",
            [
                [SampleCell.Of("<ก> & ข"), default, SampleCell.Of(0.5m)],
                [],
                [SampleCell.Time(44958.375m)],
            ]
        );

        var cells = SheetXml(SampleWorkbookWriter.Write([sheet]))
            .Descendants(Main + "c")
            .ToDictionary(cell => cell.Attribute("r")!.Value, cell => (cell.Value, Style: cell.Attribute("s")?.Value));

        Assert.Equal(["A1", "A3", "C1"], cells.Keys.Order());
        Assert.Equal(("<ก> & ข", null), cells["A1"]);
        Assert.Equal(("0.5", null), cells["C1"]);
        Assert.Equal(("44958.375", "1"), cells["A3"]);
    }

    [Fact]
    public void The_same_sheets_give_the_same_bytes()
    {
        SampleSheet[] sheets =
        [
            new(
                "a",
                [
                    [SampleCell.Of("x")],
                ]
            ),
            new(
                "b",
                [
                    [SampleCell.Of(1)],
                ]
            ),
        ];

        Assert.Equal(SampleWorkbookWriter.Write(sheets), SampleWorkbookWriter.Write(sheets));
    }

    [Fact]
    public void Every_part_that_the_package_names_is_there()
    {
        var bytes = SampleWorkbookWriter.Write([new("a", []), new("b", [])]);
        using var zip = new ZipArchive(new MemoryStream(bytes));

        var named = XDocument
            .Load(zip.GetEntry("[Content_Types].xml")!.Open())
            .Root!.Elements()
            .Select(part => part.Attribute("PartName")?.Value)
            .OfType<string>();

        Assert.All(named, name => Assert.NotNull(zip.GetEntry(name[1..])));
        Assert.Contains("/xl/worksheets/sheet2.xml", named);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a name that is longer than excel allows")]
    public void A_name_that_a_spreadsheet_would_refuse_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => SampleWorkbookWriter.Write([new SampleSheet(name, [])]));
    }

    private static XDocument SheetXml(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XDocument.Load(sheet);
    }
}
