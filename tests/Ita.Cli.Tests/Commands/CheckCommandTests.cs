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
    public async Task One_wrong_label_throughout_is_one_line_for_people_and_each_cell_in_json()
    {
        List<IReadOnlyList<SampleCell>> rows =
        [
            [SampleCell.Of("ข้อ"), SampleCell.Of("คะแนน")],
        ];
        for (var item = 1; item <= 8; item++)
            rows.Add([SampleCell.Of($"o{item}"), SampleCell.Of("เผยแพร่แล้ว")]);
        var path = _folder.Write("oit.xlsx", SampleWorkbookWriter.Write([new SampleSheet("OIT", rows)]));

        var people = (await CommandRun.Of("check", path, "--year", "2566", "--lang", "en")).Output;
        var json = JsonNode.Parse((await CommandRun.Of("check", path, "--year", "2566", "--json")).Output)!;

        Assert.Contains(
            "score-not-a-number  oit.xlsx  OIT!B2, B3, B4, B5, B6, …  \"เผยแพร่แล้ว\"",
            people,
            StringComparison.Ordinal
        );
        Assert.Contains("8 cells (B2, B3, B4, B5, B6, …)", people, StringComparison.Ordinal);
        Assert.Contains("8 เซลล์", people, StringComparison.Ordinal);
        Assert.Single(
            people.Split('\n'),
            line => line.TrimStart().StartsWith("score-not-a-number", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"],
            json["problems"]!.AsArray().Select(problem => problem!["cell"]!.GetValue<string>())
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

    public void Dispose() => _folder.Dispose();
}
