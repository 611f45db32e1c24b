using System.Text.Json;
using System.Text.Json.Nodes;
using Ita.Assessment.Frameworks;
using Ita.Cli.Commands;
using Ita.Cli.Tests.Samples;
using Ita.Testing.Samples;

namespace Ita.Cli.Tests.Commands;

public sealed class ScoreCommandTests : IDisposable
{
    private static readonly decimal[] Indicators2565 =
    [
        88.04m,
        76.51m,
        83.91m,
        78.64m,
        81.07m,
        96.23m,
        97.95m,
        97.10m,
        97.14m,
        93.75m,
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_sample_gives_exactly_the_expected_figures()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(SampleFiles.Expected2566))!;

        var (status, document) = await ScoreAsync(SampleFiles.Export2566, "--year", "2566");

        Assert.Equal(ExitCode.Done, status);
        Assert.Equal(
            ("accepted", "310801", "88.93", "A"),
            (Text(document, "outcome"), Text(document, "agencyCode"), Text(document, "total"), Text(document, "level"))
        );
        Assert.Equal(2566, document["fiscalYear"]!.GetValue<int>());
        Assert.All(
            ["indicators", "instruments", "items"],
            name => Assert.True(JsonNode.DeepEquals(expected[name], document[name]), document[name]!.ToJsonString())
        );
        Assert.Equal("""{"IIT":60,"EIT1":82,"EIT2":64}""", document["respondents"]!.ToJsonString());
        Assert.Equal("[]", document["problems"]!.ToJsonString());
    }

    [Fact]
    public async Task Last_years_summary_gives_its_total_and_level()
    {
        var (status, document) = await ScoreAsync(SampleFiles.Summary2565, "--year", "2565");

        Assert.Equal((ExitCode.Done, "91.80", "A"), (status, Text(document, "total"), Text(document, "level")));
        Assert.Equal("{}", document["items"]!.ToJsonString());
        Assert.Null(document["respondents"]);
    }

    [Fact]
    public async Task Properties_instruments_indicators_and_items_come_in_the_contracts_order()
    {
        var (_, document) = await ScoreAsync(SampleFiles.Export2566, "--year", "2566");

        Assert.Equal(
            [
                "outcome",
                "fiscalYear",
                "agencyCode",
                "total",
                "level",
                "instruments",
                "indicators",
                "items",
                "respondents",
                "ignored",
                "warnings",
                "problems",
                "moreProblems",
            ],
            Names(document)
        );
        Assert.Equal(["IIT", "EIT", "EIT1", "EIT2", "OIT"], Names(document["instruments"]!));
        Assert.Equal(
            Enumerable.Range(1, 10).Select(id => FormattableString.Invariant($"{id}")),
            Names(document["indicators"]!)
        );
        Assert.Equal(["IIT", "EIT1", "EIT2", "OIT"], Names(document["items"]!));
        Assert.Equal(
            Enumerable.Range(1, 43).Select(id => FormattableString.Invariant($"o{id}")),
            Names(document["items"]!["OIT"]!)
        );
    }

    [Fact]
    public async Task Standard_output_is_one_JSON_object_with_readable_Thai()
    {
        var run = await CommandRun.Of(
            "score",
            _folder.Write("ข้อมูล.xlsx", "ไม่ใช่"u8.ToArray()),
            "--year",
            "2566",
            "--json"
        );

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        Assert.Contains("ข้อมูล.xlsx", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\u", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task What_is_no_workbook_is_rejected_by_its_code()
    {
        var (status, document) = await ScoreAsync(_folder.Write("a.xlsx", "plain text"u8.ToArray()), "--year", "2566");

        Assert.Equal((ExitCode.Rejected, "rejected"), (status, Text(document, "outcome")));
        var problem = Assert.Single(document["problems"]!.AsArray())!;
        Assert.Equal(("not-a-workbook", "a.xlsx"), (Text(problem, "code"), Text(problem, "file")));
        Assert.Equal(0, document["moreProblems"]!.GetValue<int>());
        Assert.Null(document["total"]);
    }

    [Fact]
    public async Task A_year_without_a_framework_is_rejected()
    {
        var (status, document) = await ScoreAsync(SampleFiles.Export2566, "--year", "2569");

        Assert.Equal(ExitCode.Rejected, status);
        Assert.Equal("year-unsupported", Text(document["problems"]![0]!, "code"));
    }

    [Fact]
    public async Task Several_workbooks_are_one_agency_year_and_what_is_missing_is_named()
    {
        var export = SampleSet.All.First(export =>
            export.FiscalYear.Value == 2566 && export.Style.SeparateWorkbooks && export.Disclosure is not null
        );
        var paths = export.Files.Select(file => _folder.Write(file.Name, file.Content)).ToList();

        var (_, all) = await ScoreAsync([.. paths, "--year", "2566"]);
        var (_, withoutPart2) = await ScoreAsync([
            .. paths.Where(path => !path.Contains("ส่วนที่ 2", StringComparison.Ordinal)),
            "--year",
            "2566",
        ]);

        Assert.Equal(
            PlainScores.Total(export),
            decimal.Parse(Text(all, "total")!, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal("""["EIT2"]""", withoutPart2["missing"]!.ToJsonString());
        Assert.Equal((null, null), (withoutPart2["total"], withoutPart2["level"]));
        Assert.Equal(["IIT", "EIT1", "OIT"], Names(withoutPart2["instruments"]!));
        Assert.Equal(["1", "2", "3", "4", "5", "9", "10"], Names(withoutPart2["indicators"]!));
    }

    [Fact]
    public async Task Another_years_column_of_a_summary_is_that_years_result()
    {
        var summary = _folder.Write(
            "summary.xlsx",
            SummaryWorkbook.Of(("2566", [.. Indicators2565.Select(score => score - 1)]), ("2565", Indicators2565))
        );

        var (_, document) = await ScoreAsync(summary, "--year", "2566");

        Assert.Equal(["2565"], Names(document["otherYears"]!));
        Assert.Equal(
            ("91.80", "A"),
            (Text(document["otherYears"]!["2565"]!, "total"), Text(document["otherYears"]!["2565"]!, "level"))
        );
        Assert.Equal(["IIT", "EIT", "OIT"], Names(document["otherYears"]!["2565"]!["instruments"]!));
        Assert.Equal("90.80", Text(document, "total"));
    }

    [Fact]
    public async Task Every_sample_export_is_accepted_with_the_total_of_plain_arithmetic()
    {
        foreach (var export in SampleSet.All)
        {
            var paths = export.Files.Select(file =>
                _folder.Write($"{export.FiscalYear}/{export.Agency.Code}/{file.Name}", file.Content)
            );

            var (status, document) = await ScoreAsync([.. paths, "--year", export.FiscalYear.ToString()]);

            Assert.True(status == ExitCode.Done, $"{export.Agency.Code} {export.FiscalYear}: {document["problems"]}");
            Assert.Equal(
                PlainScores.Total(export)?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
                Text(document, "total")
            );
            Assert.Equal(export.Agency.Code.Value, Text(document, "agencyCode"));
            Assert.All(
                export.Questionnaires,
                part =>
                    Assert.Equal(
                        part.Respondents.Length,
                        document["respondents"]![part.Instrument.ToString()]!.GetValue<int>()
                    )
            );
        }
    }

    [Fact]
    public async Task The_mistaken_sample_is_rejected_at_its_mistake()
    {
        var rejected = SampleSet.All.Select(export => export.Rejected).OfType<Cli.Samples.RejectedSample>().Single();

        var (status, document) = await ScoreAsync(
            _folder.Write(rejected.File.Name, rejected.File.Content),
            "--year",
            "2566"
        );

        Assert.Equal(ExitCode.Rejected, status);
        var problem = Assert.Single(document["problems"]!.AsArray())!;
        Assert.Equal(
            (rejected.Code, rejected.File.Name, rejected.Sheet, rejected.Cell, "มากมาย"),
            (
                Text(problem, "code"),
                Text(problem, "file"),
                Text(problem, "sheet"),
                Text(problem, "cell"),
                Text(problem, "value")
            )
        );
        Assert.All(["messageTh", "messageEn"], name => Assert.NotEqual("", Text(problem, name)));
    }

    [Theory]
    [InlineData("th", "คะแนนรวม 88.93 ระดับ A", "การปฏิบัติหน้าที่")]
    [InlineData("en", "total 88.93, level A", "Item")]
    public async Task People_get_the_total_and_tables_in_their_language(string language, string headline, string word)
    {
        var run = await CommandRun.Of("score", SampleFiles.Export2566, "--year", "2566", "--lang", language);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(headline, run.Output, StringComparison.Ordinal);
        Assert.Contains(word, run.Output, StringComparison.Ordinal);
        Assert.All(
            FrameworkCatalogue.BuiltIn.Find(new(2566))!.Indicators,
            indicator =>
                Assert.Contains(
                    language == "th" ? indicator.NameTh : indicator.NameEn,
                    run.Output,
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain('\u001b', run.Output);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Status, JsonNode Document)> ScoreAsync(params string[] arguments)
    {
        var run = await CommandRun.Of(["score", .. arguments, "--json"]);
        return (run.ExitCode, JsonNode.Parse(run.Output)!);
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(property => property.Key);
}
