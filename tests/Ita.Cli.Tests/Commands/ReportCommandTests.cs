using System.IO.Compression;
using System.Xml.Linq;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Commands;
using Ita.Testing.Samples;
using Ita.Workbooks;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_report_lies_in_the_folder_under_its_name_and_compares_with_the_year_before()
    {
        var run = await CommandRun.Of(
            "report",
            SampleFiles.Export2566,
            "--year",
            "2566",
            "--previous",
            SampleFiles.Summary2565,
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var report = Path.Combine(Out, "ita-2566-310801.docx");
        Assert.Contains(report, run.Output, StringComparison.Ordinal);
        Assert.Contains("เทศบาลตำบลบึงเจริญ", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("๘๘.๙๓", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("๒.๘๗", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_written_in_every_form()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        Assert.Equal(
            [
                "ita-2566-310801-follow-up.xlsx",
                "ita-2566-310801.docx",
                "ita-2566-310801.html",
                "ita-2566-310801.json",
                "ita-2566-310801.xlsx",
            ],
            Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Without_the_year_before_there_is_no_comparison()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        Assert.DoesNotContain("๒.๘๗", TextOf(Path.Combine(Out, "ita-2566-310801.docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_before_is_taken_from_a_summary_among_the_files()
    {
        var summary = _folder.Write(
            "summary.xlsx",
            SummaryWorkbook.Of(
                ("2565", [88.04m, 76.51m, 83.91m, 78.64m, 81.07m, 96.23m, 97.95m, 97.10m, 97.14m, 93.75m])
            )
        );

        await CommandRun.Of("report", SampleFiles.Export2566, summary, "--year", "2566", "--out", Out);

        Assert.Contains("๒.๘๗", TextOf(Path.Combine(Out, "ita-2566-310801.docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_follow_up_form_of_the_measures_lies_beside_the_report()
    {
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);

        var form = await File.ReadAllBytesAsync(Path.Combine(Out, "ita-2566-310801-follow-up.xlsx"));
        var file = new WorkbookFile("form.xlsx", form.Length, () => new MemoryStream(form));
        var reading = FollowUpReader.Read(
            FrameworkCatalogue.BuiltIn,
            new FiscalYear(2566),
            new AgencyCode("310801"),
            file,
            CancellationToken.None
        );
        // Of the right year and agency, with nothing filled in yet.
        Assert.Equal("empty", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public async Task A_report_is_the_same_bytes_every_time()
    {
        var other = Path.Combine(_folder.Path, "other");

        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", Out);
        await CommandRun.Of("report", SampleFiles.Export2566, "--year", "2566", "--out", other);

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Out, "ita-2566-310801.docx")),
            await File.ReadAllBytesAsync(Path.Combine(other, "ita-2566-310801.docx"))
        );
    }

    [Fact]
    public async Task Rejected_files_make_no_report()
    {
        var run = await CommandRun.Of(
            "report",
            _folder.Write("a.xlsx", "text"u8.ToArray()),
            "--year",
            "2566",
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("not-a-workbook", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Last_years_files_of_another_agency_are_rejected()
    {
        var export = Samples.SampleSet.All.First(export => export.FiscalYear.Value == 2565 && export.Files.Length == 1);
        var previous = _folder.Write("previous.xlsx", export.Files[0].Content);

        var run = await CommandRun.Of(
            "report",
            SampleFiles.Export2566,
            "--year",
            "2566",
            "--previous",
            previous,
            "--out",
            Out
        );

        Assert.Equal(ExitCode.Rejected, run.ExitCode);
        Assert.Contains("agency-mismatch", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Out => Path.Combine(_folder.Path, "out");

    private static string TextOf(string docx)
    {
        using var zip = ZipFile.OpenRead(docx);
        using var document = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(document).Root!.Value;
    }
}
