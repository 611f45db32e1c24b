using System.Globalization;
using System.Text;
using Ita.Assessment;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Reading;

/// <summary>
/// Sheets of nearly equal rows, read as they are and with a comment in every cell, which nothing but the scanner reads:
/// both must come to the same, whatever the rows do.
/// </summary>
public sealed class KnownCellsTests
{
    // Across 99 and 999, where the rows' digits become more.
    private const int Rows = 1_050;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Known_cells_are_those_that_the_scanner_reads(int seed)
    {
        foreach (var shared in new[] { false, true })
        {
            var (rows, strings) = Make(new Random(seed), shared);

            Assert.Equal(Outcome(WithComments(rows), strings), Outcome(rows, strings));
        }
    }

    [Theory]
    [InlineData("</t></is></c></row><row r=\"1050\">", "\u0007</t></is></c></row><row r=\"1050\">")]
    [InlineData("</row><row r=\"1050\">", "</row><row r=\"1050\" r=\"1050\">")]
    [InlineData("</row><row r=\"1050\">", "</rows><row r=\"1050\">")]
    [InlineData("</row><row r=\"1050\">", "</row ><row r=\"1051\">")]
    [InlineData("<row r=\"1049\">", "<x:row r=\"1049\" xmlns:x=\"urn:x\">")]
    public void What_the_scanner_refuses_is_refused_behind_rows_that_are_known(string written, string broken)
    {
        var (rows, strings) = Make(null, shared: false);
        Assert.Contains(written, rows, StringComparison.Ordinal);

        Assert.StartsWith(
            "damaged",
            Outcome(rows.Replace(written, broken, StringComparison.Ordinal), strings),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Broken_characters_in_a_text_that_is_not_known_are_refused()
    {
        var (rows, _) = Make(null, shared: false);
        var part = Encoding.UTF8.GetBytes(
            $"<worksheet xmlns=\"{WorkbookBuilder.Transitional}\"><sheetData>{rows}</sheetData></worksheet>"
        );
        part[part.AsSpan().LastIndexOf("</t>"u8) - 1] = 0xFF;

        ExportBuilder
            .Read(2566, new WorkbookBuilder().SheetData("IIT", "").Replace("xl/worksheets/sheet1.xml", part).File())
            .Only("damaged");
    }

    private static string WithComments(string rows) => rows.Replace("</c>", "<!-- --></c>", StringComparison.Ordinal);

    private static string Outcome(string rows, string strings)
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().SheetData("IIT", rows).SharedStrings(strings).File()
        );
        var outcome = new StringBuilder();
        foreach (var problem in reading.Problems.Concat(reading.Warnings))
            outcome.AppendLine(CultureInfo.InvariantCulture, $"{problem.Code} {problem.Cell} {problem.Value}");
        foreach (var part in reading.Parts)
        {
            outcome.AppendLine(CultureInfo.InvariantCulture, $"{part.Respondents}");
            foreach (var item in part.Items)
                outcome.AppendLine(CultureInfo.InvariantCulture, $"{item.Id} {string.Join(' ', item.Counts)}");
        }

        return outcome.Append(reading.MoreProblems).ToString();
    }

    // Without a random source, rows that are all alike.
    private static (string Rows, string Strings) Make(Random? random, bool shared)
    {
        var columns = ExportBuilder.Columns(2566, Instrument.IIT);
        var strings = new List<string>();
        var xml = new StringBuilder("<row r=\"1\">");
        for (var i = 0; i < columns.Count; i++)
            xml.Append(Cell(1, i + 2, columns[i].Id.ToString(), shared ? strings : null));
        for (var row = 2; row <= Rows; row++)
        {
            var opening =
                random is null || random.Next(40) > 0 ? $"<row r=\"{row}\">" : $"<row r=\"{row}\" spans=\"1:9\">";
            xml.Append("</row>").Append(opening);
            // Some rows have no time stamp, some come in two pieces, some close the sheet.
            if (random is null || random.Next(30) > 0)
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"A{row}\"><v>{45000 + (row * 0.0375m)}</v></c>");
            else if (random.Next(3) == 0)
                xml.Append(Cell(row, 1, random.Next(2) == 0 ? "รวม" : " ", shared ? strings : null));
            for (var i = 0; i < columns.Count; i++)
            {
                var choices = columns[i].Scale.Choices;
                switch (random?.Next(400))
                {
                    case 0:
                        break;
                    case 1:
                        xml.Append(
                            CultureInfo.InvariantCulture,
                            $"<c r=\"{OpenXml.Reading.CellReference.ToA1(row, i + 2)}\"/>"
                        );
                        break;
                    case 2:
                        xml.Append(CultureInfo.InvariantCulture, $"</row><row r=\"{row}\">");
                        break;
                    case 3:
                        i = Math.Max(0, i - 3);
                        break;
                    case 4:
                        xml.Append(Cell(row, i + 2, "ไม่ทราบ", shared ? strings : null));
                        break;
                    case 5 when random!.Next(20) == 0:
                        xml.Append(Cell(row, i + 2, "มากมาย", shared ? strings : null));
                        break;
                    case 6:
                        xml.Append(
                            CultureInfo.InvariantCulture,
                            $"<c "
                                + $"r=\"{OpenXml.Reading.CellReference.ToA1(row, i + 2)}\">"
                                + $"<v>{choices[0].Points}</v></c>"
                        );
                        break;
                    default:
                        xml.Append(
                            Cell(
                                row,
                                i + 2,
                                choices[random?.Next(choices.Length) ?? (row % choices.Length)].LabelTh,
                                shared ? strings : null
                            )
                        );
                        break;
                }
            }
        }

        return (xml.Append("</row>").ToString(), string.Concat(strings.Select(text => $"<si><t>{text}</t></si>")));
    }

    private static string Cell(int row, int column, string text, List<string>? strings)
    {
        var name = OpenXml.Reading.CellReference.ToA1(row, column);
        if (strings is null)
            return $"<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        if (!strings.Contains(text))
            strings.Add(text);
        return $"<c r=\"{name}\" t=\"s\"><v>{strings.IndexOf(text)}</v></c>";
    }
}
