using System.Globalization;
using System.Text;
using Ita.Assessment;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>Tables of a whole province, and of more than any honest one has.</summary>
public sealed class ResultsSizeTests
{
    private static readonly Agency[] s_agencies =
    [
        .. Enumerable
            .Range(0, 300)
            .Select(i =>
                ResultsBuilder.Agencies[0] with
                {
                    Code = new AgencyCode((310000 + i).ToString(CultureInfo.InvariantCulture)),
                    Name = $"เทศบาลตำบลที่ {i}",
                }
            ),
    ];

    private static PublishedResultsReading Read(WorkbookBuilder workbook) =>
        PublishedResultsReader.Read(
            ExportBuilder.Frameworks,
            new PublishedResultsRequest { FiscalYear = new FiscalYear(2566), Agencies = s_agencies },
            workbook.File(),
            CancellationToken.None
        );

    private static WorkbookBuilder Table(Action<object?[][]>? change = null)
    {
        object?[][] rows =
        [
            ResultsBuilder.Head(),
            .. s_agencies.Select(agency => ResultsBuilder.Row(agency.Code.Value, agency.Name)),
        ];
        change?.Invoke(rows);
        return new WorkbookBuilder().Rows("ผล", rows);
    }

    [Fact]
    public void Three_hundred_agencies_are_read()
    {
        var reading = Read(Table());

        Assert.Empty(reading.Problems);
        Assert.Equal(s_agencies.Select(agency => agency.Code), reading.Results.Select(result => result.Agency));
    }

    [Fact]
    public void One_wrong_cell_in_row_250_turns_all_of_them_away() =>
        ResultsBuilder.Refused(Read(Table(rows => rows[249][7] = "8O.5")), "score-not-a-number", "H250", "8O.5");

    [Fact]
    public void Of_more_than_a_hundred_problems_the_first_are_listed_in_order()
    {
        var reading = Read(
            Table(rows =>
            {
                foreach (var row in rows.Skip(1))
                    row[11] = "x";
            })
        );

        Assert.Equal(
            Enumerable.Range(2, 100).Select(row => $"L{row}"),
            reading.Problems.Select(problem => problem.Cell)
        );
        Assert.Equal(200, reading.MoreProblems);
    }

    [Fact]
    public void A_sheet_filled_to_its_last_row_is_too_large()
    {
        var rows = new StringBuilder();
        for (var row = 1; row <= 1_048_576; row++)
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c><v>{row % 9}</v></c></row>");

        var problem = Assert.Single(Read(new WorkbookBuilder().SheetData("ผล", rows.ToString())).Problems);
        Assert.Equal(("too-large", "ผล"), (problem.Code, problem.Sheet));
    }

    [Fact]
    public void A_header_in_every_column_is_looked_at_and_not_taken()
    {
        var row = Enumerable.Range(0, 16_384).Select(i => (object?)ResultsBuilder.Head()[i % 12]).ToArray();

        var reading = Read(new WorkbookBuilder().Rows("ผล", [.. Enumerable.Repeat(row, 12)]));
        Assert.NotEmpty(reading.Problems);
        Assert.Empty(reading.Results);
    }
}
