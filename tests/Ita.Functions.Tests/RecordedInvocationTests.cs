using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;
using Ita.Testing.FunctionsHost;
using Ita.Testing.FunctionsHost.Rpc;
using Ita.Testing.Samples;

namespace Ita.Functions.Tests;

/// <summary>What the genuine host was recorded to send, sent to the published app.</summary>
public sealed class RecordedInvocationTests(RunningWorker worker) : IClassFixture<RunningWorker>
{
    private const string BlobName = "2566/310801/ผลสำรวจ ita 100% + #1? (1).xlsx";
    private const string Message = """{"agencyCode":"310801","fiscalYear":2566}""";
    private static readonly AgencyCode s_agency = new("310801");
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task Every_recorded_invocation_is_answered_the_same_however_often_and_in_whatever_order()
    {
        var all = (
            from recorded in Recorded.Invocations
            where !recorded.Contains("httpTrigger", StringComparison.Ordinal)
            from function in worker.Host.Functions
            where Fits(recorded, function)
            select (Recorded: recorded, Function: function)
        ).ToArray();
        var shuffled = all.Concat(all).ToArray();
        new Random(2566).Shuffle(shuffled);

        foreach (var (recorded, function) in shuffled)
        {
            var request = Invocations.Replay(recorded, function);
            var outcome = await worker.Host.InvokeAsync(request);
            Assert.True(outcome.Succeeded == IsUnderstood(request, function), $"{recorded}: {outcome}");
        }

        Assert.Equal(
            worker.Host.Functions.Where(function => function.Trigger.Type != "httpTrigger").Select(One).Order(),
            all.Select(invocation => One(invocation.Function)).Distinct().Order()
        );
    }

    [Fact]
    public async Task Every_step_does_its_work_and_does_nothing_more_the_second_time()
    {
        await UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
        await UploadAsync(ContainerNames.Uploads, BlobName, "uploads/2566/310801/ita-2566.xlsx");
        var read = Invocations.Blob(worker.Host.Function("IngestSurveyExport"), BlobName);
        var score = Invocations.Queue(worker.Host.Function("ScoreAgency"), Message);
        var write = Invocations.Queue(worker.Host.Function("WriteReport"), Message);

        await DoAsync(Invocations.Blob(worker.Host.Function("IngestRegistry"), "agencies.xlsx"));
        await DoAsync(read);
        var accepted = await OutcomeAsync();
        Assert.Equal(SubmissionState.Accepted, accepted.State);
        await DoAsync(read);
        Assert.Equal(accepted.History, (await OutcomeAsync()).History);
        Assert.Equal(4, (await new TallyStore(worker.Account).GetAsync(s_agency, s_year)).Parts.Length);

        await DoAsync(score);
        var row = await RowAsync();
        Assert.Equal("88.93", row.Result.Total.ToString());
        await DoAsync(score);
        Assert.Equal(row.ETag, (await RowAsync()).ETag);
        Assert.Equal(SubmissionState.Scored, (await OutcomeAsync()).State);

        await DoAsync(write);
        var report = await ReportTagAsync();
        await DoAsync(write);
        Assert.Equal(report, await ReportTagAsync());
        var reported = await OutcomeAsync();
        Assert.Equal(SubmissionState.Reported, reported.State);

        await DoAsync(Invocations.Timer(worker.Host.Function("ReconcileUploads")));
        await DoAsync(read);
        await DoAsync(score);
        await DoAsync(write);
        Assert.Equal(reported.History, (await OutcomeAsync()).History);
        Assert.Equal(row.Version, (await RowAsync()).Version);
        Assert.Equal(report, await ReportTagAsync());
    }

    [Fact]
    public async Task A_published_table_becomes_the_results_of_its_agencies()
    {
        const string Table = "2564/31/ผลการประเมิน.xlsx";
        var year = new FiscalYear(2564);
        await UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
        await UploadAsync(ContainerNames.Results, Table, "results/2564/31/ita-2564-results.xlsx");
        await DoAsync(Invocations.Blob(worker.Host.Function("IngestRegistry"), "agencies.xlsx"));

        await DoAsync(Invocations.Blob(worker.Host.Function("IngestResults"), Table));
        await DoAsync(
            Invocations.Queue(worker.Host.Function("ScoreAgency"), """{"agencyCode":"310801","fiscalYear":2564}""")
        );

        var submissions = new SubmissionStore(worker.Account, TimeProvider.System);
        var table = Assert.Single(await submissions.ListPublishedAsync(new ProvinceCode("31"), year));
        Assert.Equal((SubmissionState.Accepted, 25), (table.State, table.Agencies.Length));
        var row = await new ResultStore(worker.Account, TimeProvider.System).FindRowAsync(
            new ProvinceCode("31"),
            s_agency,
            year
        );
        Assert.NotNull(row!.Result.Total);
    }

    [Fact]
    public async Task A_blob_that_is_too_large_is_turned_away()
    {
        const string Name = "2566/310802/large.xlsx";
        await worker
            .Account.Container(ContainerNames.Uploads)
            .GetBlobClient(Name)
            .UploadAsync(BinaryData.FromBytes(new byte[(20 * 1024 * 1024) + 1]));

        await DoAsync(Invocations.Blob(worker.Host.Function("IngestSurveyExport"), Name));

        Assert.Equal("too-large", Assert.Single((await OnlyOutcomeAsync("310802")).Problems).Code);
    }

    [Fact]
    public async Task A_poisoned_blob_and_a_poisoned_message_are_recorded()
    {
        const string Name = "2566/310803/poison.xlsx";
        await UploadAsync(ContainerNames.Uploads, Name, "uploads/2566/310801/ita-2566.xlsx");
        var poison = Recorded
            .Invocation("host-InvocationRequest-queueTrigger-webjobs-blobtrigger-poison")
            .TriggerMetadata["QueueTrigger"]
            .String;

        await DoAsync(
            Invocations.Queue(
                worker.Host.Function("RecordUploadFailure"),
                poison.Replace("2566/310801/fail.xlsx", Name, StringComparison.Ordinal)
            )
        );
        await DoAsync(
            Invocations.Queue(
                worker.Host.Function("RecordScoringFailure"),
                """{"agencyCode":"310803","fiscalYear":2566}"""
            )
        );
        await DoAsync(Invocations.Queue(worker.Host.Function("RecordReportFailure"), "what is this"));

        var outcome = await OnlyOutcomeAsync("310803");
        Assert.Equal(SubmissionState.Failed, outcome.State);
        Assert.Equal("reading-failed", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task A_work_message_that_is_none_of_ours_fails_and_goes_its_way_to_the_poison_queue()
    {
        var outcome = await worker.Host.InvokeAsync(
            Invocations.Queue(worker.Host.Function("ScoreAgency"), "what is this")
        );

        Assert.False(outcome.Succeeded);
    }

    [Fact]
    public async Task What_the_host_cancels_is_answered_all_the_same_and_the_next_one_is_done()
    {
        var tick = Invocations.Timer(worker.Host.Function("ReconcileUploads"));

        var outcome = await worker.Host.InvokeAsync(tick, new CancellationToken(canceled: true));

        Assert.True(
            outcome.Succeeded || outcome.Exception!.Type.EndsWith("CanceledException", StringComparison.Ordinal)
        );
        await DoAsync(tick);
    }

    private async Task DoAsync(InvocationRequest request)
    {
        var outcome = await worker.Host.InvokeAsync(Invocations.Again(request));
        Assert.True(outcome.Succeeded, $"{outcome}");
    }

    private static bool Fits(string recorded, WorkerFunction function) =>
        recorded.Contains(function.Trigger.Type, StringComparison.Ordinal)
        // A pattern of fewer parts takes any of the recorded names.
        && (function.Trigger.Type != "blobTrigger" || Captured(recorded, function));

    private static bool Captured(string recorded, WorkerFunction function) =>
        function.Trigger.Capture(Recorded.Invocation(recorded).TriggerMetadata["BlobTrigger"].String.Split('/', 2)[1])
            is not null;

    // Only of the work queues' messages something is expected; what lies in a poison queue may be anything.
    private static bool IsUnderstood(InvocationRequest request, WorkerFunction function) =>
        !QueueNames.Work.Contains(function.Trigger.QueueName)
        || request.TriggerMetadata["QueueTrigger"].String == Message;

    private static string One(WorkerFunction function) => function.Name;

    private async Task UploadAsync(string container, string name, string sample)
    {
        await using var content = File.OpenRead(SampleFiles.PathOf(sample));
        await new UploadStore(worker.Account).PutAsync(container, name, content);
    }

    private async Task<Submission> OutcomeAsync()
    {
        var blob = await new UploadStore(worker.Account).FindAsync(ContainerNames.Uploads, BlobName);
        return (await new SubmissionStore(worker.Account, TimeProvider.System).FindAsync(blob!))!;
    }

    private async Task<Submission> OnlyOutcomeAsync(string agency) =>
        Assert.Single(
            await new SubmissionStore(worker.Account, TimeProvider.System).ListAsync(new AgencyCode(agency), s_year)
        );

    private async Task<ResultRow> RowAsync() =>
        (
            await new ResultStore(worker.Account, TimeProvider.System).FindRowAsync(
                new ProvinceCode("31"),
                s_agency,
                s_year
            )
        )!;

    private async Task<string> ReportTagAsync()
    {
        var report = worker
            .Account.Container(ContainerNames.Reports)
            .GetBlobClient("2566/31/310801/ita-2566-310801.docx");
        return $"{(await report.GetPropertiesAsync()).Value.ETag}";
    }
}
