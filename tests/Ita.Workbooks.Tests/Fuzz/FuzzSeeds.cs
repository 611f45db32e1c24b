using System.Text;
using Ita.Assessment;
using Ita.Testing.Samples;
using Ita.Workbooks.Tests.Builders;
using Ita.Workbooks.Tests.PublishedResults;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>Good workbooks to be broken: the samples, and small ones that between them use all that is read.</summary>
internal static class FuzzSeeds
{
    public static IReadOnlyList<byte[]> All { get; } =
    [
        File.ReadAllBytes(SampleFiles.Export2566),
        File.ReadAllBytes(SampleFiles.Summary2565),
        File.ReadAllBytes(SampleFiles.Registry),
        new WorkbookBuilder()
            .Rows("EIT1", ExportBuilder.Answers(2566, Instrument.EIT, 3))
            .Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "ก"], ["จังหวัด", "บุรีรัมย์"], ["จำนวนบุคลากร", 78])
            .Build(),
        new WorkbookBuilder()
            .Rows(
                "OIT",
                ExportBuilder.Scores(2566, Instrument.OIT, "มี").Select((row, i) => i == 0 ? ["ข้อ", "ผล", "URL"] : row)
            )
            .Build(),
        new WorkbookBuilder().Rows("IIT", ExportBuilder.Scores(2566, Instrument.IIT, 84.97)).Build(),
        new WorkbookBuilder().Rows("สรุป", Summary()).Build(),
        Shared().Build(),
        new WorkbookBuilder().Rows("IIT", Varied()).Build(),
        new WorkbookBuilder()
            .Rows(
                "ผล 2566",
                [
                    ResultsBuilder.Head("IIT (30)", "คะแนนรวม", "ระดับ"),
                    ResultsBuilder.Row("310801", "ทต.บึงเจริญ", 28.8, 88.8, "A"),
                    ResultsBuilder.Row("310802", "อบต.หนองแวง อ.ละหานทราย", 28.8, 88.8, "A"),
                    ResultsBuilder.Row("เฉลี่ย", null, 28.8, 88.8),
                ]
            )
            .Build(),
    ];

    // Long enough for all that is learnt of a sheet's cells behind its head, and for rows of two and of three digits.
    private static List<object?[]> Varied()
    {
        var random = new Random(2566);
        return ExportBuilder.Answers(
            2566,
            Instrument.IIT,
            120,
            scale =>
                random.Next(12) switch
                {
                    0 => null,
                    1 => "ไม่ทราบ",
                    _ => scale.Choices[random.Next(scale.Choices.Length)].LabelTh,
                }
        );
    }

    private static IEnumerable<object?[]> Summary() =>
        [
            ["ตัวชี้วัด", "๒๕๖๕", "พ.ศ. 2566"],
            .. ExportBuilder
                .Framework(2566)
                .Indicators.Select(indicator => new object?[] { $"{indicator.Id}. {indicator.NameTh}", 80.5, 90 }),
            ["คะแนนรวม", 85, 90],
        ];

    // Shared and rich strings, formulas, errors, cells without names, in UTF-16.
    private static WorkbookBuilder Shared()
    {
        var columns = ExportBuilder.Columns(2566, Instrument.EIT);
        var heads = string.Concat(columns.Select((_, i) => $"<c t=\"s\"><v>{i}</v></c>"));
        var answers = string.Concat(
            columns.Select(
                (_, i) => $"<c t=\"{(i % 3 == 0 ? "s\"><v>" + columns.Count : "str\"><f>A1</f><v>-")}</v></c>"
            )
        );
        var items =
            string.Concat(
                columns.Select(column =>
                    $"<si><r><t>{column.Id}</t></r><r><t xml:space=\"preserve\"> ข้อ &amp; "
                    + $"[ก]</t></r><rPh><t>x</t></rPh></si>"
                )
            ) + "<si><t>มาก_x000D_</t></si>";
        var sheet =
            $"<?xml version=\"1.0\" encoding=\"utf-16\"?><worksheet "
            + $"xmlns=\"{WorkbookBuilder.Strict}\"><sheetData><row>{heads}</row><row>{answers}</row><row "
            + $"r=\"9\">{answers}</row></sheetData></worksheet>";
        return new WorkbookBuilder()
            .SheetData("EIT2", "")
            .SharedStrings(items)
            .Replace("xl/worksheets/sheet1.xml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(sheet)]);
    }
}
