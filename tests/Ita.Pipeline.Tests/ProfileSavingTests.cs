using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Storage;
using Ita.Storage.Profiles;
using Ita.Storage.Reports;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class ProfileSavingTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task What_is_saved_stands_in_the_reports_of_all_years()
    {
        var pipeline = await Scored();

        await Save(
            pipeline,
            """
            {
              "units": ["กองวิชาการของเรา"],
              "unitOfDuty": {
                "services": "กองวิชาการของเรา",
                "planning": "กองวิชาการของเรา",
                "administration": "กองวิชาการของเรา"
              }
            }
            """
        );

        Assert.Equal(
            [2565, 2566],
            (await pipeline.Take(QueueNames.WriteReport)).Select(message => message.FiscalYear.Value).Order()
        );
        foreach (var year in new[] { 2565, 2566 })
        {
            await pipeline.Writing.WriteAsync(pipeline.Message(year), CancellationToken.None);
            Assert.Contains("กองวิชาการของเรา", await Word(pipeline, year), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_an_upload_s_sheet_says_is_added_to_what_was_said_before()
    {
        var pipeline = await Scored();
        await Save(pipeline, """{ "approvedBy": { "position": "นายกเทศมนตรีตำบลทดสอบ" } }""");

        await pipeline.Upload(
            2566,
            "with-profile.xlsx",
            Exports.With(
                Exports.ItemScores(s_year, (Instrument.IIT, 90)),
                "ข้อมูลรายงาน",
                ("ผู้จัดทำ ชื่อ", "นางสมใจ ดีงาม"),
                ("ผู้รับผิดชอบงานการเงินและบัญชี", "กองการเงินของเรา")
            )
        );

        var profile = (await pipeline.Profiles.GetAsync(pipeline.Agency.Code)).Profile;
        Assert.Equal("นายกเทศมนตรีตำบลทดสอบ", profile.ApprovedBy!.Position);
        Assert.Equal("นางสมใจ ดีงาม", profile.PreparedBy!.Name);
        Assert.Contains("กองการเงินของเรา", profile.Units);
        Assert.Empty(profile.ProblemsFor(pipeline.Agency));
    }

    [Fact]
    public async Task Where_the_messages_are_lost_reconciliation_sends_them()
    {
        var pipeline = await Scored();
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        await pipeline.Take(QueueNames.WriteReport);
        await Save(pipeline, """{ "approvedBy": { "position": "นายกเทศมนตรีตำบลทดสอบ" } }""");
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        var sent = await pipeline.Take(QueueNames.WriteReport);
        Assert.Equal([2565, 2566], sent.Select(message => message.FiscalYear.Value).Distinct().Order());
        foreach (var year in new[] { 2565, 2566 })
            await pipeline.Writing.WriteAsync(pipeline.Message(year), CancellationToken.None);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task What_others_have_saved_meanwhile_stays_and_no_report_is_written()
    {
        var pipeline = await Scored();
        await Save(pipeline, """{ "units": ["ก"] }""");
        await pipeline.Take(QueueNames.WriteReport);

        var saved = await pipeline.ProfileSaving.SaveAsync(
            pipeline.Agency,
            Read("""{ "units": ["ข"] }"""),
            StoredProfile.None.Version,
            CancellationToken.None
        );

        Assert.Null(saved);
        Assert.Equal(["ก"], (await pipeline.Profiles.GetAsync(pipeline.Agency.Code)).Profile.Units);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task The_documents_that_are_written_are_noted_and_one_that_says_nothing_any_more_goes()
    {
        var pipeline = await Scored();
        var key = new ReportKey(s_year, pipeline.Agency.ProvinceCode, pipeline.Agency.Code);
        Assert.Equal(
            [".docx", ".xlsx", ".html", ".json", "-follow-up.docx", "-memo.docx"],
            (await pipeline.Row(2566))!.Documents
        );
        Assert.True(await pipeline.Reports.ExistsAsync(key, "-memo.docx"));
        await pipeline.Reports.WriteAsync(key, "-implementation.docx", "text/plain", new BinaryData("เก่า"));

        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        Assert.False(await pipeline.Reports.ExistsAsync(key, "-implementation.docx"));
    }

    [Fact]
    public async Task The_month_of_the_first_report_is_kept_when_the_same_figures_come_again()
    {
        var pipeline = await Scored();
        var first = (await pipeline.Row(2566))!.ReportIssued;
        Assert.NotNull(first);

        await pipeline.Upload(
            2566,
            "again.xlsx",
            Exports.ItemScores(s_year, (Instrument.IIT, 90), (Instrument.OIT, 80))
        );
        await pipeline.Score(2566);

        var row = (await pipeline.Row(2566))!;
        Assert.Equal(first, row.ReportIssued);
        Assert.NotNull(row.ReportVersion);
    }

    [Fact]
    public async Task Scoring_a_year_has_the_reports_written_that_show_it_beside_their_own()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        int[] years = [2563, 2564, 2566, 2567, 2568];
        foreach (var year in years)
            await pipeline.Upload(
                year,
                $"{year}.xlsx",
                Exports.ItemScores(new FiscalYear(year), (Instrument.IIT, 90), (Instrument.OIT, 80))
            );
        await pipeline.Score(years);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Scoring.ScoreAsync(pipeline.Message(2563), CancellationToken.None);

        Assert.Equal(
            [2563, 2564, 2566, 2567],
            (await pipeline.Take(QueueNames.WriteReport)).Select(message => message.FiscalYear.Value).Order()
        );
    }

    [Fact]
    public async Task A_framework_for_the_coming_year_has_the_reports_written_that_name_its_items()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Put(ContainerNames.Frameworks, "2577.json", Framework(2577));
        await pipeline.Frameworks.IngestAsync("2577.json", CancellationToken.None);
        await pipeline.Upload(2577, "iit.xlsx", Exports.Summary((2577, 80)));
        await pipeline.Score(2577);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Put(ContainerNames.Frameworks, "2578.json", Framework(2578));
        await pipeline.Frameworks.IngestAsync("2578.json", CancellationToken.None);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Contains(pipeline.Message(2577), await pipeline.Take(QueueNames.WriteReport));
        foreach (var year in new[] { 2577, 2578 })
            await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync($"{year}.json");
    }

    private static byte[] Framework(int year)
    {
        var json = JsonNode.Parse(FrameworkCatalogue.BuiltIn.Find(s_year)!.Text.Span)!;
        json["fiscalYear"] = year;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private async Task<PipelineUnderTest> Scored()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        foreach (var year in new[] { s_year.Previous, s_year })
            await pipeline.Upload(
                year.Value,
                "all.xlsx",
                Exports.ItemScores(year, (Instrument.IIT, 90), (Instrument.OIT, 80))
            );
        await pipeline.Score(2565, 2566);
        await pipeline.Take(QueueNames.WriteReport);
        await pipeline.Take(QueueNames.ScoreAgency);
        return pipeline;
    }

    private static async Task Save(PipelineUnderTest pipeline, string json) =>
        Assert.NotNull(
            await pipeline.ProfileSaving.SaveAsync(
                pipeline.Agency,
                Read(json),
                (await pipeline.Profiles.GetAsync(pipeline.Agency.Code)).Version,
                CancellationToken.None
            )
        );

    private static AgencyProfile Read(string json) => ProfileFile.Read(Encoding.UTF8.GetBytes(json)).Profile!;

    private static async Task<string> Word(PipelineUnderTest pipeline, int year)
    {
        using var report = await pipeline.Reports.OpenReadAsync(
            new ReportKey(new FiscalYear(year), pipeline.Agency.ProvinceCode, pipeline.Agency.Code),
            ".docx"
        );
        using var content = new MemoryStream();
        await report!.Content.CopyToAsync(content);
        using var package = new ZipArchive(content);
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
