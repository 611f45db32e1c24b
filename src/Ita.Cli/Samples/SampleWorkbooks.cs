using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.OpenXml.Reading;

namespace Ita.Cli.Samples;

/// <summary>Lays a sample export's answers out as workbooks, in the shape its style asks for.</summary>
public static class SampleWorkbooks
{
    /// <summary>The label that no scale has, in the mistaken workbook.</summary>
    public const string UnknownLabel = "มากมาย";

    private static readonly (int Respondent, int Column) Mistake = (10, 5);

    /// <summary>One workbook, or one for each questionnaire.</summary>
    public static ImmutableArray<SampleFile> Create(SampleExport export)
    {
        var sheets = export
            .Questionnaires.Select(questionnaire =>
                (
                    questionnaire.Instrument,
                    Rows: (IReadOnlyList<IReadOnlyList<SampleCell>>)[.. Rows(export, questionnaire)]
                )
            )
            .ToList();
        if (export.Disclosure is { } disclosure)
            sheets.Add((Instrument.OIT, [.. Rows(export, disclosure)]));
        var agency = CreateAgencySheet(export);
        if (!export.Style.SeparateWorkbooks)
        {
            return
            [
                new SampleFile(
                    $"ita-{export.FiscalYear}.xlsx",
                    SampleWorkbookWriter.Write([
                        agency,
                        .. sheets.Select(sheet => new SampleSheet(sheet.Instrument.ToString(), sheet.Rows)),
                    ])
                ),
            ];
        }

        // As form tools export them: every sheet has the same name, only the file's tells which part of the EIT it is.
        return
        [
            .. sheets.Select(sheet => new SampleFile(
                $"{FileTitle(sheet.Instrument)}.xlsx",
                SampleWorkbookWriter.Write([agency, new SampleSheet("การตอบแบบฟอร์ม 1", sheet.Rows)])
            )),
        ];
    }

    /// <summary>The staff's questionnaire once more, with one label in it that is no answer.</summary>
    public static RejectedSample CreateRejected(SampleExport export)
    {
        var rows = Rows(
                export,
                export.Questionnaires.First(questionnaire => questionnaire.Instrument == Instrument.IIT)
            )
            .Select(row => row.ToArray())
            .ToArray();
        rows[Mistake.Respondent][Mistake.Column] = SampleCell.Of(UnknownLabel);
        var file = new SampleFile(
            "IIT แก้ไขครั้งที่ 2.xlsx",
            SampleWorkbookWriter.Write([CreateAgencySheet(export), new SampleSheet("IIT", rows)])
        );
        return new RejectedSample(
            file,
            "answer-unknown",
            "IIT",
            CellReference.ToA1(Mistake.Respondent + 1, Mistake.Column + 1)
        );
    }

    private static string FileTitle(Instrument instrument) =>
        instrument switch
        {
            Instrument.EIT1 => "EIT ส่วนที่ 1",
            Instrument.EIT2 => "EIT ส่วนที่ 2",
            _ => instrument.ToString(),
        };

    private static SampleSheet CreateAgencySheet(SampleExport export) => new("ข้อมูลหน่วยงาน", [.. AgencyRows(export)]);

    private static IEnumerable<SampleCell[]> AgencyRows(SampleExport export)
    {
        var agency = export.Agency;
        yield return Pair("ชื่อหน่วยงาน", agency.Name);
        yield return Pair("รหัสหน่วยงาน", agency.Code.Value);
        if (agency.Kind is { } kind)
            yield return Pair("ประเภทหน่วยงาน", kind);
        if (agency.District is { } district)
            yield return Pair("อำเภอ", district);
        yield return Pair("รหัสจังหวัด", agency.ProvinceCode.Value);
        yield return Pair("จังหวัด", agency.Province);
        yield return [SampleCell.Of("ปีงบประมาณ"), SampleCell.Of(export.FiscalYear.Value)];
        if (agency.StaffCount is { } staff)
            yield return [SampleCell.Of("จำนวนบุคลากร"), SampleCell.Of(staff)];
        if (agency.ServiceUserCount is { } users)
            yield return [SampleCell.Of("จำนวนผู้รับบริการ"), SampleCell.Of(users)];

        static SampleCell[] Pair(string name, string value) => [SampleCell.Of(name), SampleCell.Of(value)];
    }

    private static IEnumerable<SampleCell[]> Rows(SampleExport export, SampleQuestionnaire questionnaire)
    {
        yield return
        [
            SampleCell.Of("ประทับเวลา"),
            .. questionnaire.Columns.Select(column => SampleCell.Of(Heading(column, export.Style))),
        ];

        // 1 February of the fiscal year, in days since 30 December 1899; a respondent every 37 minutes.
        var firstDay = export.FiscalYear.Value == 2566 ? 44958m : 44958m - (365m * (2566 - export.FiscalYear.Value));
        for (var i = 0; i < questionnaire.Respondents.Length; i++)
        {
            var time = decimal.Round(firstDay + 0.375m + (i * 37m / 1440m), 8);
            var answers = questionnaire.Respondents[i];
            yield return
            [
                SampleCell.Time(time),
                .. questionnaire.Columns.Select(
                    (column, index) => Answer(column.Scale, answers[index], export.Style.Answers)
                ),
            ];
        }
    }

    private static string Heading(SampleColumn column, SampleStyle style) =>
        column.SubItem switch
        {
            null => $"{column.Id} {column.Item.TextTh}",
            { } sub when style.SubItemsInBrackets => $"{column.Item.Id} {column.Item.TextTh} [{sub.TextTh}]",
            { } sub => $"{column.Id} {sub.TextTh}",
        };

    private static SampleCell Answer(AnswerScale scale, int? choice, AnswerForm form)
    {
        if (choice is not { } taken)
            return form == AnswerForm.Labels ? SampleCell.Of("ไม่ทราบ") : default;
        return form switch
        {
            AnswerForm.Points => SampleCell.Of(scale.Choices[taken].Points),
            AnswerForm.Positions => SampleCell.Of(taken + 1),
            AnswerForm.Aliases => SampleCell.Of(
                scale.Choices[taken].Aliases is [var alias, ..] ? alias : scale.Choices[taken].LabelTh
            ),
            _ => SampleCell.Of(scale.Choices[taken].LabelTh),
        };
    }

    private static IEnumerable<SampleCell[]> Rows(SampleExport export, SampleDisclosure disclosure)
    {
        var inWords = export.Style.OitInWords;
        yield return
        [
            .. new[] { "ข้อ", "ประเด็น", inWords ? "ผล" : "คะแนน", "URL", "ข้อเสนอแนะ" }.Select(SampleCell.Of),
        ];
        foreach (var (item, isPublished) in disclosure.Items)
        {
            var score = inWords ? SampleCell.Of(isPublished ? "มี" : "ไม่มี") : SampleCell.Of(isPublished ? 100m : 0m);
            var url = isPublished
                ? SampleCell.Of(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"https://{export.Agency.Code}.example.go.th/ita/{export.FiscalYear}/{item.Id}"
                    )
                )
                : default;
            var suggestion = isPublished ? default : SampleCell.Of("ไม่พบข้อมูลครบถ้วนบนเว็บไซต์หลักของหน่วยงาน");
            yield return [SampleCell.Of(item.Id.ToString()), SampleCell.Of(item.TextTh), score, url, suggestion];
        }
    }
}
