using System.Text;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Workbooks.FollowUpForms;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;
using Ita.Workbooks.Tests.FollowUpForms;
using Ita.Workbooks.Tests.PublishedResults;

namespace Ita.Workbooks.Tests.Recognition;

/// <summary>A file in the wrong container is told what it is and where it belongs, in both languages.</summary>
public sealed class WrongContainerTests
{
    public enum Container
    {
        Uploads,
        Registry,
        FollowUp,
        Results,
    }

    private static WorkbookFile Survey =>
        new WorkbookBuilder().Rows("IIT", [.. ExportBuilder.Answers(2566, Instrument.IIT)]).File();

    private static WorkbookFile Items =>
        new WorkbookBuilder().Rows("OIT", [.. ExportBuilder.Scores(2566, Instrument.OIT, 100)]).File();

    private static WorkbookFile Summary =>
        new WorkbookBuilder()
            .Rows(
                "สรุป",
                [
                    ["ตัวชี้วัด", "คะแนน"],
                    .. ResultsBuilder.Names.Select(name => new object?[] { name, 90 }),
                ]
            )
            .File();

    private static object?[][] Table =>
        [
            ["ผลการประเมิน", null, "คะแนน"],
            ResultsBuilder.Head("คะแนนรวม", "ระดับ"),
            ResultsBuilder.Row("310801", "เทศบาลตำบลบึงเจริญ", 88.8, "A"),
            ResultsBuilder.Row("310802", "องค์การบริหารส่วนตำบลหนองแวง", 88.8, "A"),
        ];

    private static WorkbookFile Registry =>
        new WorkbookBuilder()
            .Rows("ทะเบียน", ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด"], ["310801", "เทศบาลตำบลบึงเจริญ", "บุรีรัมย์"])
            .File();

    private static WorkbookFile FollowUp =>
        WorkbookBuilder.FileOf(FollowUpFormWriter.Write(FollowUpFormBuilder.Of(2566)));

    private static IReadOnlyList<Notice> Problems(Container container, WorkbookFile file) =>
        container switch
        {
            Container.Uploads => ExportBuilder.Read(2566, file).Problems,
            Container.Registry => RegistryReader.Read(file, CancellationToken.None).Problems,
            Container.FollowUp => FollowUpReader
                .Read(ExportBuilder.Frameworks, new FiscalYear(2566), null, file, CancellationToken.None)
                .Problems,
            _ => Workbooks
                .PublishedResults.PublishedResultsReader.Read(
                    ExportBuilder.Frameworks,
                    new() { FiscalYear = new FiscalYear(2566), Agencies = ResultsBuilder.Agencies },
                    file,
                    CancellationToken.None
                )
                .Problems,
        };

    private static void AssertSent(Container container, WorkbookFile file, string sheet, string to)
    {
        var problem = Assert.Single(Problems(container, file));
        Assert.Equal(("nothing-recognised", sheet), (problem.Code, problem.Sheet));
        ResultsBuilder.AssertSays(problem, to);
        ResultsBuilder.AssertSays(problem, sheet);
    }

    [Theory]
    [InlineData(Container.Uploads)]
    [InlineData(Container.Registry)]
    [InlineData(Container.Results)]
    public void A_follow_up_form(Container container) => AssertSent(container, FollowUp, "แบบติดตาม", "follow-up");

    [Theory]
    [InlineData(Container.Uploads)]
    [InlineData(Container.FollowUp)]
    [InlineData(Container.Results)]
    public void A_registry(Container container) => AssertSent(container, Registry, "ทะเบียน", "registry");

    [Theory]
    [InlineData(Container.Uploads)]
    [InlineData(Container.Registry)]
    [InlineData(Container.FollowUp)]
    public void A_published_table_of_results(Container container)
    {
        AssertSent(container, new WorkbookBuilder().Rows("ผล", Table).File(), "ผล", "results");
        AssertSent(
            container,
            new WorkbookBuilder().Rows("ผล", ResultsBuilder.Turn(Table[1..])).File(),
            "ผล",
            "results"
        );
    }

    [Fact]
    public void A_turned_table_below_a_title_of_scores_is_not_read_as_the_first_agencys()
    {
        object?[][] rows =
        [
            [null, null, "คะแนน"],
            [null, "ชื่อหน่วยงาน", "เทศบาลตำบลบึงเจริญ", "เทศบาลเมืองนางรอง", "เทศบาลตำบลสังขะ"],
            .. ResultsBuilder.Names.Select((name, i) => new object?[] { i + 1, name, 90, 80, 70 }),
        ];
        AssertSent(Container.Uploads, new WorkbookBuilder().Rows("ผล", rows).File(), "ผล", "results");
    }

    [Theory]
    [InlineData(Container.Registry)]
    [InlineData(Container.FollowUp)]
    [InlineData(Container.Results)]
    public void A_survey_export(Container container)
    {
        AssertSent(container, Survey, "IIT", "uploads");
        AssertSent(container, Items, "OIT", "uploads");
        AssertSent(container, Summary, "สรุป", "uploads");
    }

    [Theory]
    [InlineData(Container.Uploads)]
    [InlineData(Container.Registry)]
    [InlineData(Container.FollowUp)]
    [InlineData(Container.Results)]
    public void A_framework_file(Container container)
    {
        var json = ExportBuilder.Framework(2566).Text.ToArray();
        var problem = Assert.Single(Problems(container, WorkbookBuilder.FileOf(json, "2566.json")));
        Assert.Equal("not-a-workbook", problem.Code);
        ResultsBuilder.AssertSays(problem, "frameworks");
    }

    [Fact]
    public void Other_text_is_no_framework()
    {
        var problem = Assert.Single(
            Problems(Container.Uploads, WorkbookBuilder.FileOf(Encoding.UTF8.GetBytes("{ \"a\": 1 }"), "a.json"))
        );
        Assert.Equal("not-a-workbook", problem.Code);
        Assert.DoesNotContain("frameworks", problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ชื่อหน่วยงาน", "เทศบาลตำบลบึงเจริญ", "รหัสหน่วยงาน", "310801")]
    [InlineData("ชื่อหน่วยงาน", "เทศบาลตำบลบึงเจริญ", "อำเภอเมือง", "จังหวัดบุรีรัมย์")]
    public void A_summary_of_one_agency_with_its_name_above_is_still_read(params string[] title)
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows(
                    "สรุป",
                    [
                        [.. title],
                        ["ตัวชี้วัด", 2566, 2565, 2564],
                        .. ResultsBuilder.Names.Select(name => new object?[] { name, 90, 80, 70 }),
                    ]
                )
                .File()
        );
        Assert.Empty(reading.Problems);
        Assert.All(reading.Parts.SelectMany(part => part.Indicators), indicator => Assert.Equal(90, indicator.Score));
    }

    [Fact]
    public void A_registry_with_notes_of_scores_beside_is_still_a_registry() =>
        Assert.True(
            RegistryReader
                .Read(
                    new WorkbookBuilder()
                        .Rows(
                            "ทะเบียน",
                            ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด", "คะแนนรวม", "ระดับ"],
                            ["310801", "เทศบาลตำบลบึงเจริญ", "บุรีรัมย์", 88.8, "A"]
                        )
                        .File(),
                    CancellationToken.None
                )
                .IsAccepted
        );
}
