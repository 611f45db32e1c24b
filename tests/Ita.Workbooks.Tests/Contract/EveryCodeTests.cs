using System.Text;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;
using Ita.Workbooks.Tests.FollowUpForms;
using Ita.Workbooks.Tests.PublishedResults;

namespace Ita.Workbooks.Tests.Contract;

/// <summary>
/// Every code of the contract's two tables, with the smallest workbook that gets it, where it points to, and both
/// languages.
/// </summary>
public sealed partial class EveryCodeTests
{
    private static readonly string[] Rejections =
    [
        "not-a-workbook",
        "legacy-format",
        "password-protected",
        "macro-enabled",
        "too-large",
        "damaged",
        "empty",
        "nothing-recognised",
        "year-unsupported",
        "year-mismatch",
        "agency-mismatch",
        "agency-unknown",
        "information-unreadable",
        "eit-part-unknown",
        "item-unknown",
        "item-duplicate",
        "indicator-mismatch",
        "column-ambiguous",
        "item-missing",
        "answer-unknown",
        "score-missing",
        "score-not-a-number",
        "score-out-of-range",
        "no-respondents",
        "registry-row",
        "text-invalid",
    ];

    // What the pipeline and the storage have to say, which no workbook's content does.
    private static readonly string[] NotOfWorkbooks =
    [
        "path-invalid",
        "withdrawn",
        "reading-failed",
        "scoring-failed",
        "report-failed",
        "figures-lost",
        "older-results",
    ];

    private static readonly string[] Warnings =
    [
        "under-sampled",
        "framework-provisional",
        "formula-without-value",
        "answers-missing",
        "item-unanswered",
        "item-not-listed",
        "less-detailed-ignored",
        "total-differs",
        "level-differs",
        "row-ignored",
        "same-content",
    ];

    // Code, sheet, cell, item, value, and what gives it.
    private static readonly (
        string Code,
        string? Sheet,
        string? Cell,
        string? Item,
        string? Value,
        Func<Notice> Get
    )[] Cases =
    [
        (
            "not-a-workbook",
            null,
            null,
            null,
            null,
            () => Problem(File("<html><table><tr><td>i1</td></tr></table></html>", "ita.xlsx"))
        ),
        ("legacy-format", null, null, null, null, () => Problem(File("ข้อ,คะแนน", "ita.csv"))),
        ("empty", null, null, null, null, () => FollowUp(["ข้อ", "ผลการดำเนินการ"], ["o1", null])),
        ("nothing-recognised", null, null, null, null, () => FollowUp(["ข้อ", "ข้อเสนอแนะ"])),
        ("eit-part-unknown", "S", "A2", "e9", null, () => FollowUp(["ข้อ", "ผลการดำเนินการ"], ["e9", "ก"])),
        ("item-unknown", "S", "A2", null, "ข้อแรก", () => FollowUp(["ข้อ", "ผลการดำเนินการ"], ["ข้อแรก", "ก"])),
        (
            "text-invalid",
            "S",
            "B2",
            null,
            "2001",
            () => FollowUp(["ข้อ", "ผลการดำเนินการ"], ["o1", new string('ก', 2001)])
        ),
        (
            "text-invalid",
            "S",
            "C2",
            null,
            "45292",
            () => FollowUp(["ข้อ", "ผลการดำเนินการ", "แก้ไขระยะเวลาดำเนินการเป็น"], ["o1", "ก", 45292])
        ),
        (
            "level-differs",
            "ผลคะแนน",
            "M2",
            null,
            "AA",
            () =>
                Assert.Single(
                    ResultsBuilder.Read(ResultsBuilder.Head("ระดับ"), ResultsBuilder.Row("310801", null, "AA")).Warnings
                )
        ),
        (
            "row-ignored",
            "S",
            "B2",
            null,
            null,
            () =>
                Assert.Single(
                    FollowUpFormBuilder
                        .Read(new WorkbookBuilder().Rows("S", ["ข้อ", "ผลการดำเนินการ"], ["", "ก"]).Build())
                        .Warnings
                )
        ),
        (
            "legacy-format",
            null,
            null,
            null,
            null,
            () => Problem(WorkbookBuilder.FileOf([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]))
        ),
        ("password-protected", null, null, null, null, () => Problem(Encrypted())),
        ("macro-enabled", null, null, null, null, () => Problem(Oit().Part("xl/vbaProject.bin", "x").File())),
        ("too-large", null, null, null, null, () => Problem(WorkbookBuilder.FileOf(new byte[(20 * 1024 * 1024) + 1]))),
        (
            "too-large",
            "OIT",
            null,
            null,
            null,
            () => Problem(new WorkbookBuilder().SheetData("OIT", "<row r=\"1048577\"/>").File())
        ),
        ("damaged", null, null, null, null, () => Problem(WorkbookBuilder.FileOf(Oit().Build()[..^9]))),
        (
            "damaged",
            "OIT",
            null,
            null,
            null,
            () => Problem(new WorkbookBuilder().Sheet("OIT", "<!DOCTYPE a><a/>").File())
        ),
        ("empty", null, null, null, null, () => Problem(new WorkbookBuilder().SheetData("OIT", "").File())),
        (
            "nothing-recognised",
            null,
            null,
            null,
            null,
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ก", 1]).File())
        ),
        (
            "nothing-recognised",
            "OIT",
            "A2",
            null,
            "o1",
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ข้อ", "คะแนนเต็ม"], ["o1", 100]).File())
        ),
        (
            "nothing-recognised",
            "สรุป",
            "A1",
            null,
            "การใช้อำนาจ",
            () => Problem(new WorkbookBuilder().Rows("สรุป", ["การใช้อำนาจ", 90]).File())
        ),
        ("nothing-recognised", null, null, null, null, () => Registry(["ก", 1])),
        (
            "year-unsupported",
            null,
            null,
            null,
            "2569",
            () => Assert.Single(ExportBuilder.Read(2569, Oit().File()).Problems)
        ),
        (
            "year-mismatch",
            "ข้อมูลหน่วยงาน",
            "B1",
            null,
            "๒๕๖๕",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", ["ปีงบประมาณ", "๒๕๖๕"]).File())
        ),
        (
            "year-mismatch",
            "OIT",
            "B1",
            null,
            "2565",
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ข้อ", "คะแนน 2565"], ["o1", 100]).File())
        ),
        (
            "agency-mismatch",
            "ข้อมูลหน่วยงาน",
            "C2",
            null,
            "310802",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", [], [1, "รหัสหน่วยงาน", 310802]).File(), "310801")
        ),
        (
            "agency-mismatch",
            "ข้อมูลหน่วยงาน",
            "B1",
            null,
            "ข",
            () =>
                Assert.Single(
                    ExportBuilder
                        .Read(
                            2566,
                            Oit().Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "ก"]).File(),
                            Iit(rows => { }).Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "ข"]).File()
                        )
                        .Problems
                )
        ),
        (
            "information-unreadable",
            "ข้อมูลหน่วยงาน",
            "B1",
            null,
            "2565/2566",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", ["ปีงบประมาณ", "2565/2566"]).File())
        ),
        (
            "information-unreadable",
            "ข้อมูลหน่วยงาน",
            "B1",
            null,
            "ประมาณ 118",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", ["จำนวนบุคลากร", "ประมาณ 118"]).File())
        ),
        (
            "information-unreadable",
            "ข้อมูลหน่วยงาน",
            "B1",
            null,
            "สุรินทร์",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", ["รหัสจังหวัด", "สุรินทร์"]).File())
        ),
        (
            "information-unreadable",
            "ข้อมูลหน่วยงาน",
            "B2",
            null,
            "119",
            () => Problem(Oit().Rows("ข้อมูลหน่วยงาน", ["จำนวนบุคลากร", 118], ["จำนวนบุคลากร", 119]).File())
        ),
        (
            "information-unreadable",
            "ข้อมูลรายงาน",
            "B1",
            null,
            "กองคลัง หรือ กองช่าง",
            () =>
                Problem(Oit().Rows("ข้อมูลรายงาน", ["ผู้รับผิดชอบงานพัสดุและทรัพย์สิน", "กองคลัง หรือ กองช่าง"]).File())
        ),
        ("agency-unknown", null, null, null, "310801", () => Problem(Oit().File(), "310801", hasRegistry: true)),
        (
            "eit-part-unknown",
            "EIT",
            "A1",
            null,
            null,
            () => Problem(new WorkbookBuilder().Rows("EIT", ExportBuilder.Scores(2566, Instrument.EIT, 90)).File())
        ),
        ("item-unknown", "OIT", "A3", "o44", "o44 อื่น", () => Problem(Oit(["o44 อื่น", 100]).File())),
        ("item-unknown", "OIT", "A3", "o2.1", "o2.1", () => Problem(Oit(["o2.1", 100]).File())),
        (
            "item-unknown",
            "IIT",
            "B1",
            "i1",
            "i1 [ก]",
            () => Problems(Iit(rows => rows[0][1] = "i1 [ก]").File(), "item-unknown")
        ),
        ("item-duplicate", "OIT", "A3", "o1", "๐๑", () => Problem(Oit(["๐๑", 100]).File())),
        ("item-duplicate", "OIT", "A4", "o1", "O 1", () => Problem(Oit([], ["O 1", 100]).File())),
        (
            "item-duplicate",
            "OIT2",
            "A1",
            null,
            "OIT",
            () => Problem(Oit().Rows("OIT2", ["ข้อ", "คะแนน"], ["o2", 100]).File())
        ),
        ("item-unknown", "OIT", "A3", "o2", "o2-o9", () => Problem(Oit(["o2-o9", 100]).File())),
        ("item-unknown", "OIT", "A3", "o2", "o2 โครงสร้าง", () => Problem(Oit(["o2 โครงสร้าง", 100]).File())),
        (
            "indicator-mismatch",
            "สรุป",
            "A2",
            "9",
            "10. การเปิดเผยข้อมูล",
            () => Problem(Summary(["ตัวชี้วัด", "คะแนน"], ["10. การเปิดเผยข้อมูล", 90]))
        ),
        (
            "indicator-mismatch",
            "สรุป",
            "A2",
            null,
            "การใช้งบประมาณและการใช้อำนาจ",
            () => Problem(Summary(["ตัวชี้วัด", "คะแนน"], ["การใช้งบประมาณและการใช้อำนาจ", 90]))
        ),
        (
            "column-ambiguous",
            "สรุป",
            "C1",
            null,
            "B",
            () => Problem(Summary(["ตัวชี้วัด", "คะแนน", "2566"], ["9. การเปิดเผยข้อมูล", 90, 91]))
        ),
        (
            "column-ambiguous",
            "OIT",
            "C1",
            null,
            "B",
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ข้อ", "คะแนน", "คะแนน"], ["o1", 100, 0]).File())
        ),
        (
            "column-ambiguous",
            "OIT",
            "D1",
            null,
            "C",
            () =>
                Problem(
                    new WorkbookBuilder()
                        .Rows("OIT", ["ข้อ", "คะแนน", "จำนวนผู้ตอบ", "จำนวนผู้ตอบ"], ["o1", 100, 1, 2])
                        .File()
                )
        ),
        (
            "column-ambiguous",
            "OIT",
            "B2",
            "o2",
            "o1",
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ข้อ", "รายการ", "คะแนน"], ["o1", "o2", 100]).File())
        ),
        ("column-ambiguous", "OIT", "B3", null, "น้ำหนัก", () => Problem(Oit(["ข้อ", "น้ำหนัก"], ["o2", 100]).File())),
        ("item-missing", "IIT", null, "i2", null, () => Problem(Iit(rows => rows[0][3] = "ความเห็น").File())),
        (
            "item-missing",
            "IIT",
            "B1",
            "i1",
            "i1",
            () => Problem(Iit(rows => (rows[0][1], rows[0][2]) = ("i1", "x")).File())
        ),
        ("answer-unknown", "IIT", "D2", "i2", "มากมาย", () => Problem(Iit(rows => rows[1][3] = "มากมาย").File())),
        ("answer-unknown", "IIT", "D2", "i2", "7", () => Problem(Iit(rows => rows[1][3] = 7).File())),
        (
            "answer-unknown",
            "IIT",
            "D2",
            "i2",
            "#REF!",
            () => Problem(IitWithCell("<c r=\"D2\" t=\"e\"><v>#REF!</v></c>"))
        ),
        ("answer-unknown", "IIT", "D2", "i2", "FALSE", () => Problem(Iit(rows => rows[1][3] = false).File())),
        ("score-missing", "OIT", "B3", "o2", null, () => Problem(Oit(["o2", null]).File())),
        ("score-not-a-number", "OIT", "B3", "o2", "ดี", () => Problem(Oit(["o2", "ดี"]).File())),
        ("score-not-a-number", "OIT", "B3", "o2", "TRUE", () => Problem(Oit(["o2", true]).File())),
        ("score-out-of-range", "OIT", "B3", "o2", "101", () => Problem(Oit(["o2", 101]).File())),
        ("score-out-of-range", "OIT", "B3", "o2", "67", () => Problem(Oit(["o2", 67]).File())),
        (
            "score-out-of-range",
            "OIT",
            "B3",
            null,
            "0.5",
            () => Problem(new WorkbookBuilder().Rows("OIT", ["ข้อ", "คะแนน"], ["o1", 1], ["o2", 0.5]).File())
        ),
        (
            "no-respondents",
            "IIT",
            "B1",
            null,
            null,
            () => Problem(Iit(rows => rows.RemoveRange(1, rows.Count - 1)).File())
        ),
        (
            "registry-row",
            "ทะเบียน",
            "A2",
            null,
            "x",
            () => Registry(["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด"], ["x", "ก", "บุรีรัมย์"])
        ),
        (
            "registry-row",
            "ทะเบียน",
            "B2",
            null,
            null,
            () => Registry(["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด"], ["310801", null, "บุรีรัมย์"])
        ),
        (
            "registry-row",
            "ทะเบียน",
            "C2",
            null,
            "ไม่มีจริง",
            () => Registry(["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด"], ["310801", "ก", "ไม่มีจริง"])
        ),
        (
            "under-sampled",
            "IIT",
            null,
            null,
            "<5/30",
            () => Warning(Iit(rows => { }).Rows("ข้อมูลหน่วยงาน", ["จำนวนบุคลากร", 60]).File(), "under-sampled")
        ),
        (
            "framework-provisional",
            null,
            null,
            null,
            "2568",
            () =>
                Assert.Single(
                    ExportBuilder
                        .Read(
                            2568,
                            new WorkbookBuilder().Rows("OIT", ExportBuilder.Scores(2568, Instrument.OIT, 100)).File()
                        )
                        .Warnings
                )
        ),
        (
            "formula-without-value",
            "IIT",
            "D2",
            "i2",
            null,
            () => Warning(IitWithCell("<c r=\"D2\"><f>1+1</f></c>"), "formula-without-value")
        ),
        (
            "answers-missing",
            "IIT",
            "D1",
            "i2",
            null,
            () => Warning(Iit(rows => rows[1][3] = null).File(), "answers-missing")
        ),
        (
            "item-unanswered",
            "IIT",
            "D1",
            "i2",
            null,
            () =>
                Warning(Iit(rows => rows.Skip(1).ToList().ForEach(row => row[3] = "ไม่ทราบ")).File(), "item-unanswered")
        ),
        ("item-not-listed", "OIT", null, "o2", null, () => ExportBuilder.Read(2566, Oit().File()).Warnings[0]),
        (
            "less-detailed-ignored",
            "สรุป",
            null,
            null,
            "OIT",
            () =>
                Warning(
                    Oit()
                        .Rows(
                            "สรุป",
                            ["ตัวชี้วัด", "คะแนน"],
                            ["9. การเปิดเผยข้อมูล", 90],
                            ["10. การป้องกันการทุจริต", 90]
                        )
                        .File(),
                    "less-detailed-ignored"
                )
        ),
        (
            "total-differs",
            "สรุป",
            "B12",
            null,
            "90.02",
            () =>
                Warning(
                    new WorkbookBuilder()
                        .Rows(
                            "สรุป",
                            [
                                ["ตัวชี้วัด", "คะแนน"],
                                .. Enumerable
                                    .Range(1, 10)
                                    .Select(id =>
                                        new object?[]
                                        {
                                            $"{id}. {ExportBuilder.Framework(2566).Indicator(id).NameTh}",
                                            90,
                                        }
                                    ),
                                ["คะแนนรวม", 90.02],
                            ]
                        )
                        .File(),
                    "total-differs"
                )
        ),
        (
            "same-content",
            null,
            null,
            null,
            null,
            () =>
                ExportBuilder
                    .Read(2566, Oit().File("a.xlsx"), Oit().File("b.xlsx"))
                    .Warnings.Single(warning => warning.Code == "same-content")
        ),
    ];

    public static TheoryData<int, string> Numbers =>
        [.. Cases.Select((each, i) => new TheoryDataRow<int, string>(i, each.Code))];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_code_points_to_its_place_and_says_what_to_do_in_both_languages(int number, string code)
    {
        var (_, sheet, cell, item, value, get) = Cases[number];
        var notice = get();
        Assert.Equal(
            (code, sheet, cell, item, value),
            (notice.Code, notice.Sheet, notice.Cell, notice.Item, notice.Value)
        );
        if (code is not ("year-unsupported" or "framework-provisional"))
            Assert.NotNull(notice.File);
        Assert.Matches(ThaiRequest(), notice.MessageTh);
        Assert.Matches(EnglishSentence(), notice.MessageEn);
        foreach (var place in new[] { cell, item }.OfType<string>().Where(_ => code is not "item-missing"))
        {
            if (notice.MessageEn.Contains(place, StringComparison.Ordinal))
                Assert.Contains(place, notice.MessageTh, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("{", notice.MessageTh + notice.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_the_contract_is_here_and_no_other_exists()
    {
        var expected = Rejections.Concat(Warnings).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, Cases.Select(each => each.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            expected,
            NoticeTexts
                .Keys.Select(key => key.Split('/')[0])
                .Distinct()
                .Except(NotOfWorkbooks)
                .Order(StringComparer.Ordinal)
        );
    }

    private static Notice FollowUp(params object?[][] rows) =>
        FollowUpFormBuilder.Read(new WorkbookBuilder().Rows("S", rows).Build()).Only();

    private static WorkbookBuilder Oit(params object?[][] more) =>
        new WorkbookBuilder().Rows(
            "OIT",
            [
                ["ข้อ", "คะแนน"],
                ["o1", 100],
                .. more,
            ]
        );

    private static WorkbookFile Summary(params object?[][] rows) => new WorkbookBuilder().Rows("สรุป", rows).File();

    private static WorkbookBuilder Iit(Action<List<object?[]>> change)
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, 3);
        change(rows);
        return new WorkbookBuilder().Rows("IIT", rows);
    }

    private static WorkbookFile IitWithCell(string cell)
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, 3);
        var xml = WorkbookBuilder.RowsXml(rows);
        var answer = WorkbookBuilder.CellXml("D2", rows[1][3]!);
        return new WorkbookBuilder().SheetData("IIT", xml.Replace(answer, cell, StringComparison.Ordinal)).File();
    }

    private static WorkbookFile File(string text, string name) =>
        WorkbookBuilder.FileOf(Encoding.UTF8.GetBytes(text), name);

    private static WorkbookFile Encrypted()
    {
        var content = Oit().Build();
        var at = content.AsSpan().IndexOf("PK\u0001\u0002"u8);
        content[at + 8] |= 1;
        return WorkbookBuilder.FileOf(content);
    }

    private static Notice Problem(WorkbookFile file, string? agency = null, bool hasRegistry = false) =>
        Assert.Single(
            SurveyExportReader
                .Read(
                    ExportBuilder.Frameworks,
                    new ExportRequest
                    {
                        FiscalYear = new FiscalYear(2566),
                        AgencyCode = agency is null ? null : new AgencyCode(agency),
                        HasRegistry = hasRegistry,
                    },
                    [file],
                    CancellationToken.None
                )
                .Problems
        );

    private static Notice Problems(WorkbookFile file, string code) =>
        ExportBuilder.Read(2566, file).Problems.First(problem => problem.Code == code);

    private static Notice Warning(WorkbookFile file, string code)
    {
        var reading = ExportBuilder.Read(2566, file);
        Assert.Empty(reading.Problems);
        return reading.Warnings.Single(warning => warning.Code == code);
    }

    private static Notice Registry(params object?[][] rows) =>
        Assert.Single(
            RegistryReader.Read(new WorkbookBuilder().Rows("ทะเบียน", rows).File(), CancellationToken.None).Problems
        );

    // "Please", or for a thing that needs nothing done, that.
    [GeneratedRegex("โปรด|ไม่ต้องดำเนินการ")]
    private static partial Regex ThaiRequest();

    [GeneratedRegex(@"^[A-Z“].+[.:]")]
    private static partial Regex EnglishSentence();
}
