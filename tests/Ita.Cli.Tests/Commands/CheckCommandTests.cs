using System.Text.Json.Nodes;
using Ita.Cli.Commands;
using Ita.Cli.Samples;
using Ita.Cli.Tests.Samples;
using Ita.Testing.Samples;

namespace Ita.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_good_workbook_is_accepted_and_its_parts_are_named()
    {
        var run = await CommandRun.Of("check", SampleFiles.Export2566, "--year", "2566", "--lang", "en");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Accepted: holds IIT, EIT1, EIT2, OIT.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_named_with_its_place_and_a_sentence_in_each_language()
    {
        var rejected = SampleSet.All.Select(export => export.Rejected).OfType<RejectedSample>().Single();
        var path = _folder.Write(rejected.File.Name, rejected.File.Content);

        var run = await CommandRun.Of("check", path, "--year", "2566");
        var problem = JsonNode.Parse((await CommandRun.Of("check", path, "--year", "2566", "--json")).Output)![
            "problems"
        ]![0]!;

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains(
            $"{rejected.Code}  {rejected.File.Name}  {rejected.Sheet}!{rejected.Cell}",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.All(
            ["messageTh", "messageEn"],
            name => Assert.Contains(problem[name]!.GetValue<string>(), run.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_missing_and_what_was_ignored_are_said()
    {
        var path = _folder.Write(
            "summary.xlsx",
            SampleWorkbookWriter.Write([
                new SampleSheet(
                    "บันทึก",
                    [
                        [SampleCell.Of("ประชุมครั้งที่ 1")],
                    ]
                ),
                new SampleSheet(
                    "สรุป",
                    [
                        [SampleCell.Of("ตัวชี้วัด"), SampleCell.Of("คะแนน")],
                        .. Enumerable
                            .Range(1, 5)
                            .Select(id =>
                                (SampleCell[])
                                    [SampleCell.Of(FormattableString.Invariant($"{id}. ตัวชี้วัด")), SampleCell.Of(90)]
                            ),
                    ]
                ),
            ])
        );

        var run = await CommandRun.Of("check", path, "--year", "2566", "--lang", "en");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Still missing EIT1, EIT2, OIT", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Not read: summary.xlsx, sheet บันทึก (nothing recognised)",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task As_JSON_it_holds_the_outcome_and_no_figure()
    {
        var document = JsonNode
            .Parse((await CommandRun.Of("check", SampleFiles.Export2566, "--year", "2566", "--json")).Output)!
            .AsObject();

        Assert.Equal(
            ["outcome", "fiscalYear", "agencyCode", "ignored", "warnings", "problems", "moreProblems"],
            document.Select(property => property.Key)
        );
    }

    [Fact]
    public async Task A_published_table_is_known_by_itself_and_its_agencies_are_counted()
    {
        var table = _folder.Write("results.xlsx", PublishedTable("310801", 90, "310802", null));

        var run = await CommandRun.Of("check", table, "--year", "2566", "--lang", "en");
        var thai = await CommandRun.Of("check", table, "--year", "2566");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Accepted: the results of 2 agencies.", run.Output, StringComparison.Ordinal);
        Assert.Contains("310802: not complete, still missing OIT", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("310801", run.Output, StringComparison.Ordinal);
        Assert.Contains("ตารางผลคะแนนของ 2 หน่วยงาน", thai.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_table_as_JSON_says_which_agencies_are_not_complete()
    {
        var table = _folder.Write("results.xlsx", PublishedTable("310801", 90, "310802", null));

        var document = JsonNode
            .Parse((await CommandRun.Of("check", table, "--year", "2566", "--json")).Output)!
            .AsObject();

        Assert.Equal(
            ["outcome", "fiscalYear", "agencies", "incomplete", "ignored", "warnings", "problems", "moreProblems"],
            document.Select(property => property.Key)
        );
        Assert.Equal(2, document["agencies"]!.GetValue<int>());
        Assert.Equal("""[{"agencyCode":"310802","missing":["OIT"]}]""", document["incomplete"]!.ToJsonString());
    }

    [Fact]
    public async Task With_a_registry_an_agency_that_it_does_not_have_is_named_by_its_cell()
    {
        var table = _folder.Write("results.xlsx", PublishedTable("310801", 90, "999999", 90));

        var known = await CommandRun.Of("check", table, "--year", "2566", "--registry", SampleFiles.Registry);
        var json = JsonNode.Parse(
            (await CommandRun.Of("check", table, "--year", "2566", "--json", "--registry", SampleFiles.Registry)).Output
        )!;

        Assert.Equal(ExitCode.Rejected, known.ExitCode);
        Assert.Contains("agency-unknown  results.xlsx  ผล!A3", known.Output, StringComparison.Ordinal);
        Assert.Equal("rejected", json["outcome"]!.GetValue<string>());
        Assert.Equal(0, json["agencies"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_registry_that_cannot_be_read_is_said_and_the_table_is_not_checked()
    {
        var table = _folder.Write("results.xlsx", PublishedTable("310801", 90, "310802", 90));

        var run = await CommandRun.Of("check", table, "--year", "2566", "--registry", SampleFiles.Export2566);

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("nothing-recognised", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] PublishedTable(string one, decimal? oneTen, string other, decimal? otherTen) =>
        SampleWorkbookWriter.Write([
            new SampleSheet(
                "ผล",
                [
                    [
                        SampleCell.Of("รหัสหน่วยงาน"),
                        .. Enumerable
                            .Range(1, 10)
                            .Select(id => SampleCell.Of(FormattableString.Invariant($"ตัวชี้วัดที่ {id}"))),
                    ],
                    Row(one, oneTen),
                    Row(other, otherTen),
                ]
            ),
        ]);

    private static SampleCell[] Row(string code, decimal? ten) =>
        [
            SampleCell.Of(code),
            .. Enumerable.Range(1, 9).Select(_ => SampleCell.Of(90)),
            ten is { } score ? SampleCell.Of(score) : default,
        ];
}
