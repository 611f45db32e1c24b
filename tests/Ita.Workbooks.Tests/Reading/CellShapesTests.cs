using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Reading;

/// <summary>What is read by comparing with cells read before must be what the scanner reads.</summary>
public sealed class CellShapesTests
{
    private const int Respondents = 40;

    // Every choice comes up, and some cells are left out or empty.
    private static readonly string Rows = WorkbookBuilder.RowsXml(MixedAnswers());

    [Theory]
    [InlineData("</c>", "<!-- a comment is in no shape --></c>")]
    [InlineData("<t xml:space=\"preserve\">", "<t>")]
    [InlineData("<c r=", "<c s=\"1\" r=")]
    [InlineData("<is>", "\n<is>")]
    public void Cells_read_by_shape_are_those_that_the_scanner_reads(string written, string otherwise)
    {
        var byShape = Read(Rows);
        var other = Read(Rows.Replace(written, otherwise, StringComparison.Ordinal));

        Assert.Equal(Respondents, byShape.Respondents);
        Assert.Equal(byShape.Respondents, other.Respondents);
        Assert.Equal(CountsOf(byShape), CountsOf(other));
    }

    [Fact]
    public void A_shape_means_nothing_where_its_namespace_is_another()
    {
        var row = Respondents + 2;
        var last = LastRow()
            .Replace(
                $"<row r=\"{row - 1}\">",
                $"<x:row r=\"{row}\" xmlns:x=\"{WorkbookBuilder.Transitional}\" xmlns=\"urn:other\">",
                StringComparison.Ordinal
            )
            .Replace("</row>", "</x:row>", StringComparison.Ordinal)
            .Replace($"{row - 1}\"", $"{row}\"", StringComparison.Ordinal);

        Assert.Equal(Respondents, Read(Rows + last).Respondents);
    }

    [Theory]
    [InlineData("</t>", "]]></t>")]
    [InlineData("</t>", "&nothing;</t>")]
    [InlineData("</is></c>", "</is></d>")]
    [InlineData("r=\"D41\"", "r=\"D42\"")]
    [InlineData("r=\"D41\"", "r=\"D41\" r=\"D41\"")]
    public void What_the_scanner_refuses_is_refused_behind_cells_of_a_known_shape(string written, string broken)
    {
        var rows = Rows[..^LastRow().Length] + LastRow().Replace(written, broken, StringComparison.Ordinal);

        ExportBuilder.Read(2566, new WorkbookBuilder().SheetData("IIT", rows).File()).Only("damaged");
    }

    private static string LastRow() => Rows[Rows.LastIndexOf("<row ", StringComparison.Ordinal)..];

    private static PartTally Read(string rows)
    {
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().SheetData("IIT", rows).File());
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Parts);
    }

    private static IEnumerable<string> CountsOf(PartTally part) =>
        part.Items.Select(item =>
            string.Join(' ', item.Counts.Select(count => count.ToString(CultureInfo.InvariantCulture)))
        );

    private static IEnumerable<object?[]> MixedAnswers()
    {
        var next = 0;
        var rows = ExportBuilder.Answers(
            2566,
            Instrument.IIT,
            Respondents,
            scale =>
                (next++ % 7) switch
                {
                    < 4 and var choice => scale.Choices[choice % scale.Choices.Length].LabelTh,
                    4 => scale.Choices[0].Points,
                    5 => "ไม่ทราบ",
                    _ => null,
                }
        );
        // Column D of the last row is filled, whatever the turn.
        rows[^1][3] = ExportBuilder.Columns(2566, Instrument.IIT)[2].Scale.Choices[0].LabelTh;
        return rows;
    }
}
