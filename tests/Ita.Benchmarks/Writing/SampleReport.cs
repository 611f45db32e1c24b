using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Testing.Samples;
using Ita.Workbooks;
using Ita.Workbooks.Exports;

namespace Ita.Benchmarks.Writing;

/// <summary>The report that is written: the sample municipality of 2566 with the year before.</summary>
internal static class SampleReport
{
    private static readonly byte[] s_export = File.ReadAllBytes(SampleFiles.Export2566);
    private static readonly byte[] s_summary = File.ReadAllBytes(SampleFiles.Summary2565);

    public static ReportDocument Make() => MakeModel().Main;

    /// <summary>Reads both years' workbooks, from memory, scores, compares, and decides what the report says.</summary>
    public static ReportModel MakeModel()
    {
        var frameworks = FrameworkCatalogue.BuiltIn;
        return ReportBuilder.Build(
            new ReportInput
            {
                Agency = new Agency
                {
                    Code = new AgencyCode("310801"),
                    Name = "เทศบาลตำบลบึงเจริญ",
                    District = "บ้านกรวด",
                    Province = "บุรีรัมย์",
                    ProvinceCode = new ProvinceCode("31"),
                    StaffCount = 96,
                    ServiceUserCount = 820,
                },
                Framework = frameworks.Find(new FiscalYear(2566))!,
                Result = Score(frameworks, 2566, s_export),
                PreviousFramework = frameworks.Find(new FiscalYear(2565)),
                Previous = Score(frameworks, 2565, s_summary),
                WrittenAt = new DateTimeOffset(2023, 9, 18, 3, 24, 0, TimeSpan.Zero),
            }
        );
    }

    private static AssessmentResult Score(FrameworkCatalogue frameworks, int year, byte[] content)
    {
        var reading = SurveyExportReader.Read(
            frameworks,
            new ExportRequest { FiscalYear = new FiscalYear(year) },
            [new WorkbookFile("ita.xlsx", content.Length, () => new MemoryStream(content, writable: false))],
            CancellationToken.None
        );
        if (!reading.IsAccepted)
            throw new InvalidOperationException($"Turned away: {reading.Problems[0].Code}.");
        return Scorer.Score(frameworks.Find(new FiscalYear(year))!, reading.Parts);
    }
}
