using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class FollowUpIngestionTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task A_form_filled_in_comes_back_in_the_years_report_and_in_the_next()
    {
        var pipeline = await Scored();

        var name = await Upload(
            pipeline,
            "form.xlsx",
            await Filled(pipeline, "แต่งตั้งคณะทำงานแล้ว", responsible: "กองช่างของเรา")
        );

        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);
        Assert.Equal(
            [2566, 2567],
            (await pipeline.Take(QueueNames.WriteReport)).Select(message => message.FiscalYear.Value).Order()
        );
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Writing.WriteAsync(pipeline.Message(2567), CancellationToken.None);
        Assert.Contains("แต่งตั้งคณะทำงานแล้ว", await Implementation(pipeline, 2566), StringComparison.Ordinal);
        var report = await Html(pipeline, 2566);
        Assert.Contains("กองช่างของเรา", report, StringComparison.Ordinal);
        Assert.Contains("form.xlsx", report, StringComparison.Ordinal);
        Assert.Contains("แต่งตั้งคณะทำงานแล้ว", await Implementation(pipeline, 2567), StringComparison.Ordinal);
        Assert.DoesNotContain("กองช่างของเรา", await Html(pipeline, 2567), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Reported, (await Outcome(pipeline, name)).State);
    }

    [Fact]
    public async Task The_form_beside_the_report_holds_what_was_said_and_can_be_uploaded_again()
    {
        var pipeline = await Scored();
        await Upload(pipeline, "a.xlsx", await Filled(pipeline, "ครั้งแรก"));
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        var before = await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year);
        var form = await Form(pipeline);

        await Upload(pipeline, "b.xlsx", form);

        Assert.Equal(
            before.FollowUp.Entries,
            (await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year)).FollowUp.Entries
        );
    }

    [Fact]
    public async Task An_unchanged_report_makes_no_new_version_of_its_form()
    {
        var pipeline = await Scored();
        using var before = await pipeline.Reports.OpenReadAsync(Key(pipeline), ReportKey.FollowUpForm);

        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        using var after = await pipeline.Reports.OpenReadAsync(Key(pipeline), ReportKey.FollowUpForm);
        Assert.Equal(before!.ETag, after!.ETag);
    }

    [Fact]
    public async Task The_newest_form_counts_in_whatever_order_they_arrive()
    {
        var pipeline = await Scored();
        var older = await Put(pipeline, "1.xlsx", await Filled(pipeline, "เก่า"));
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var newer = await Put(pipeline, "0.xlsx", await Filled(pipeline, "ใหม่"));

        await pipeline.FollowUpIngestion.IngestAsync(newer, CancellationToken.None);
        await pipeline.FollowUpIngestion.IngestAsync(older, CancellationToken.None);

        Assert.Equal(
            "ใหม่",
            Assert.Single((await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year)).FollowUp.Entries).Done
        );
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, older)).State);
    }

    [Fact]
    public async Task The_same_event_twice_changes_nothing_and_sends_the_messages_again_until_they_are_done()
    {
        var pipeline = await Scored();
        var name = await Upload(pipeline, "form.xlsx", await Filled(pipeline, "ทำแล้ว"));
        var history = (await Outcome(pipeline, name)).History;
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.FollowUpIngestion.IngestAsync(name, CancellationToken.None);
        Assert.Equal(2, (await pipeline.Take(QueueNames.WriteReport)).Count);
        Assert.Equal(history, (await Outcome(pipeline, name)).History);

        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.FollowUpIngestion.IngestAsync(name, CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_form_that_is_turned_away_says_why_and_changes_nothing()
    {
        var pipeline = await Scored();

        var empty = await Upload(pipeline, "empty.xlsx", await Form(pipeline));
        var text = await Upload(pipeline, "text.xlsx", "ไม่ใช่สมุดงาน"u8.ToArray());
        var astray = $"2566/{pipeline.Agency.Code}";
        await pipeline.Put(ContainerNames.FollowUp, astray, [1]);
        await pipeline.FollowUpIngestion.IngestAsync(astray, CancellationToken.None);

        Assert.Equal(
            (SubmissionState.Rejected, "empty"),
            ((await Outcome(pipeline, empty)).State, (await Outcome(pipeline, empty)).Problems.Single().Code)
        );
        Assert.Equal("not-a-workbook", (await Outcome(pipeline, text)).Problems.Single().Code);
        Assert.Equal("path-invalid", (await Outcome(pipeline, astray)).Problems.Single().Code);
        Assert.Empty((await pipeline.FollowUps.GetAsync(pipeline.Agency.Code, s_year)).FollowUp.Entries);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_form_that_comes_before_the_years_result_waits_for_it()
    {
        var pipeline = await Scored();
        var form = await Filled(pipeline, "มาก่อน");
        var early = new PipelineUnderTest(storage.Account);
        await early.Register();
        var name = await Upload(early, "form.xlsx", WithoutAgency(form));
        Assert.Empty(await early.Take(QueueNames.WriteReport));
        await early.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await early.Take(QueueNames.WriteReport));

        await early.Upload(2566, "all.xlsx", Results(2566));
        await early.Score(2566);

        Assert.Contains("มาก่อน", await Implementation(early, 2566), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Reported, (await Outcome(early, name)).State);
    }

    [Fact]
    public async Task Forms_of_an_agency_that_nobody_knows_are_found_as_such_until_a_registry_has_it()
    {
        var form = WithoutAgency(await Filled(await Scored(), "ทำแล้ว"));
        var unknown = new PipelineUnderTest(storage.Account);
        var good = await Upload(unknown, "good.xlsx", form);
        var bad = await Upload(unknown, "bad.xlsx", "ไม่ใช่สมุดงาน"u8.ToArray());
        Assert.Equal([(bad, SubmissionState.Rejected), (good, SubmissionState.Accepted)], await OfUnknownAgencies());

        await unknown.Register();

        Assert.Empty(await OfUnknownAgencies());
        await unknown.Upload(2566, "all.xlsx", Results(2566));
        await unknown.Drain();
        Assert.Equal(SubmissionState.Reported, (await Outcome(unknown, good)).State);

        async Task<List<(string Name, SubmissionState State)>> OfUnknownAgencies() =>
            [
                .. await unknown
                    .Submissions.ListOfUnknownAgenciesAsync()
                    .Where(submission => submission.Agency == unknown.Agency.Code)
                    .Select(submission => (submission.Blob.Name, submission.State))
                    .OrderBy(submission => submission.Name)
                    .ToListAsync(),
            ];
    }

    [Fact]
    public async Task A_lost_event_and_lost_messages_are_made_up_for()
    {
        var pipeline = await Scored();
        var name = await Put(pipeline, "form.xlsx", await Filled(pipeline, "ทำแล้ว"));

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);

        await pipeline.Take(QueueNames.WriteReport);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal(
            [pipeline.Message(2566), pipeline.Message(2567)],
            (await pipeline.Take(QueueNames.WriteReport)).Distinct().OrderBy(message => message.FiscalYear)
        );

        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_form_that_failed_for_the_last_time_says_so_and_is_read_again_when_it_is_restarted()
    {
        var pipeline = await Scored();
        var name = await Put(pipeline, "form.xlsx", await Filled(pipeline, "ทำแล้ว"));
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.FollowUp, name), CancellationToken.None);
        var failed = await Outcome(pipeline, name);
        Assert.Equal((SubmissionState.Failed, "reading-failed"), (failed.State, failed.Problems.Single().Code));

        await pipeline.Submissions.RestartAsync(failed.Blob);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);
    }

    /// <summary>An agency with reports of two years, whose messages are done.</summary>
    private async Task<PipelineUnderTest> Scored()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "all.xlsx", Results(2566));
        await pipeline.Upload(2567, "all.xlsx", Results(2567));
        await pipeline.Score(2566, 2567);
        await pipeline.Take(QueueNames.WriteReport);
        return pipeline;
    }

    private static byte[] Results(int year) =>
        Exports.ItemScores(
            new FiscalYear(year),
            (Instrument.IIT, 90),
            (Instrument.EIT1, 80),
            (Instrument.EIT2, 70),
            (Instrument.OIT, 90)
        );

    private static ReportKey Key(PipelineUnderTest pipeline) =>
        new(s_year, pipeline.Agency.ProvinceCode, pipeline.Agency.Code);

    private static async Task<byte[]> Form(PipelineUnderTest pipeline)
    {
        using var form = await pipeline.Reports.OpenReadAsync(Key(pipeline), ReportKey.FollowUpForm);
        using var content = new MemoryStream();
        await form!.Content.CopyToAsync(content);
        return content.ToArray();
    }

    /// <summary>The agency's form with the first measure filled in.</summary>
    private static async Task<byte[]> Filled(PipelineUnderTest pipeline, string done, string? responsible = null) =>
        Edit(
            await Form(pipeline),
            workbook =>
            {
                var sheet = workbook.Worksheet("แบบติดตาม");
                var header = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "ข้อ");
                Cell("ผลการดำเนินการ").SetValue(done);
                if (responsible is not null)
                    Cell("แก้ไขผู้รับผิดชอบเป็น").SetValue(responsible);

                IXLCell Cell(string head) =>
                    sheet.Cell(
                        header.RowNumber() + 1,
                        header.CellsUsed().Single(cell => cell.GetString() == head).Address.ColumnNumber
                    );
            }
        );

    private static byte[] WithoutAgency(byte[] form) =>
        Edit(form, workbook => workbook.Worksheet("ข้อมูลหน่วยงาน").Delete());

    private static byte[] Edit(byte[] form, Action<XLWorkbook> edit)
    {
        using var workbook = new XLWorkbook(new MemoryStream(form));
        edit(workbook);
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }

    private static async Task<string> Put(PipelineUnderTest pipeline, string file, byte[] content)
    {
        var name = $"2566/{pipeline.Agency.Code}/{file}";
        await pipeline.Put(ContainerNames.FollowUp, name, content);
        return name;
    }

    private static async Task<string> Upload(PipelineUnderTest pipeline, string file, byte[] content)
    {
        var name = await Put(pipeline, file, content);
        await pipeline.FollowUpIngestion.IngestAsync(name, CancellationToken.None);
        return name;
    }

    private static async Task<Assessment.Submissions.Submission> Outcome(PipelineUnderTest pipeline, string name) =>
        (await pipeline.Submissions.FindAsync((await pipeline.Uploads.FindAsync(ContainerNames.FollowUp, name))!))!;

    private static Task<string> Implementation(PipelineUnderTest pipeline, int year) =>
        Html(pipeline, year, "-implementation.html");

    private static async Task<string> Html(PipelineUnderTest pipeline, int year, string ending = ".html")
    {
        using var report = await pipeline.Reports.OpenReadAsync(
            Key(pipeline) with
            {
                FiscalYear = new FiscalYear(year),
            },
            ending
        );
        using var reader = new StreamReader(report!.Content);
        return await reader.ReadToEndAsync();
    }
}
