using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Erasing;
using Ita.Pipeline.Failures;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Reports.Model;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Erasing;
using Ita.Storage.FollowUps;
using Ita.Storage.Frameworks;
using Ita.Storage.Profiles;
using Ita.Storage.Queues;
using Ita.Storage.Reconciling;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ita.Pipeline.Tests;

/// <summary>
/// The steps on a real account, with one agency of its own; messages are delivered when the test says so.
/// </summary>
internal sealed class PipelineUnderTest
{
    private static readonly SemaphoreSlim s_turn = new(1);
    private static int s_count;
    private readonly StorageAccount _account;
    private readonly TimeProvider _time;

    public PipelineUnderTest(
        StorageAccount account,
        StorageAccount? rejectedAccount = null,
        TimeProvider? time = null,
        Agency? agency = null
    )
    {
        _account = account;
        _time = time ?? new LaterTime();
        var number = Interlocked.Increment(ref s_count);
        Agency =
            agency
            ?? new Agency
            {
                Code = new AgencyCode($"test-{number}"),
                Name = $"เทศบาลตำบลทดสอบ {number}",
                Kind = "เทศบาลตำบล",
                District = "เมือง",
                ProvinceCode = new ProvinceCode(
                    (number % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture)
                ),
                Province = "ทดสอบ",
            };
        Uploads = new UploadStore(account);
        Submissions = new SubmissionStore(account, TimeProvider.System);
        Agencies = new AgencyStore(account);
        Tallies = new TallyStore(account);
        Results = new ResultStore(account, TimeProvider.System);
        Reports = new ReportStore(account);
        FollowUps = new FollowUpStore(account);
        Rejected = new RejectedStore(rejectedAccount ?? account);
        var queues = new WorkQueues(account);
        var frameworks = new FrameworkLibrary(
            new FrameworkStore(account),
            _time,
            NullLogger<FrameworkLibrary>.Instance
        );
        Profiles = new ProfileStore(account);
        var inputs = new ReportInputSource(new ReportSettings(), Results, Profiles, _time);
        var composition = new ReportComposition(Tallies, Results, FollowUps, Profiles, frameworks, inputs);
        ProfileSaving = new ProfileSaving(Profiles, Results, queues, frameworks);
        Measures = new MeasureEditing(Results, composition, Uploads, Submissions, frameworks);
        var places = new FormerPlaces(Results, Reports);
        var renamed = new RenamedAgencies(Agencies, Results, queues, frameworks);
        var renewal = new ResultRenewal(Submissions, Agencies, Tallies, Results, queues, frameworks, renamed, inputs);
        var messages = new SubmissionMessages(Agencies, Results, queues);
        var intake = new UploadIntake(
            Uploads,
            Submissions,
            Agencies,
            frameworks,
            _time,
            NullLogger<UploadIntake>.Instance
        );
        Ingestion = new SurveyExportIngestion(
            intake,
            Agencies,
            Tallies,
            queues,
            messages,
            new RejectedCopyWriting(Submissions, Rejected, NullLogger<RejectedCopyWriting>.Instance),
            ProfileSaving
        );
        Cleaning = new RejectedCopyCleaning(Uploads, Submissions, Rejected, NullLogger<RejectedCopyCleaning>.Instance);
        FollowUpIngestion = new FollowUpIngestion(intake, FollowUps, messages);
        ResultsIngestion = new ResultsIngestion(
            intake,
            Submissions,
            Agencies,
            Tallies,
            queues,
            frameworks,
            messages,
            NullLogger<ResultsIngestion>.Instance
        );
        var waiting = new WaitingUploads(Submissions, Ingestion, FollowUpIngestion, ResultsIngestion);
        Registry = new RegistryIngestion(intake, Agencies, renamed, waiting, NullLogger<RegistryIngestion>.Instance);
        Scoring = new AgencyScoring(
            Agencies,
            Submissions,
            Tallies,
            Results,
            places,
            queues,
            frameworks,
            NullLogger<AgencyScoring>.Instance
        );
        Writing = new ReportWriting(
            Agencies,
            Submissions,
            Results,
            Reports,
            composition,
            places,
            queues,
            NullLogger<ReportWriting>.Instance
        );
        Rescoring = new YearRescoring(
            Agencies,
            Results,
            queues,
            frameworks,
            new AuditStore(account),
            time ?? TimeProvider.System,
            NullLogger<YearRescoring>.Instance
        );
        Frameworks = new FrameworkIngestion(
            intake,
            Uploads,
            new FrameworkStore(account),
            frameworks,
            Rescoring,
            waiting,
            _time,
            NullLogger<FrameworkIngestion>.Instance
        );
        Failures = new FailureRecording(
            Uploads,
            Submissions,
            Tallies,
            new UnreadableMessageStore(account),
            NullLogger<FailureRecording>.Instance
        );
        IIngestion[] ingestions = [Frameworks, Registry, Ingestion, FollowUpIngestion, ResultsIngestion];
        var resumption = new SubmissionResumption(
            Uploads,
            Submissions,
            ingestions,
            messages,
            new PublishedTableProgress(Submissions, Agencies, Tallies, Results, queues)
        );
        Restart = new SubmissionRestart(Submissions, resumption, NullLogger<SubmissionRestart>.Instance);
        Turns = new ReconciliationStore(account, TimeProvider.System);
        Traces = new AgencyTraces(account);
        Erasing = new AgencyErasing(
            Traces,
            Agencies,
            Submissions,
            Results,
            Turns,
            new AuditStore(account),
            TimeProvider.System,
            NullLogger<AgencyErasing>.Instance
        );
        var options = new ReconciliationOptions();
        Reconciliation = new UploadReconciliation(
            Turns,
            new MissedBlobs(
                Uploads,
                Submissions,
                ingestions,
                Frameworks,
                options,
                _time,
                NullLogger<MissedBlobs>.Instance
            ),
            new StalledSubmissions(
                Submissions,
                queues,
                resumption,
                options,
                _time,
                NullLogger<StalledSubmissions>.Instance
            ),
            new LostFigures(
                Submissions,
                Agencies,
                Tallies,
                new LostResults(
                    Agencies,
                    Tallies,
                    Results,
                    Reports,
                    queues,
                    frameworks,
                    NullLogger<LostResults>.Instance
                ),
                queues,
                [Registry, Ingestion, FollowUpIngestion, ResultsIngestion],
                NullLogger<LostFigures>.Instance
            ),
            renewal,
            Cleaning,
            _time,
            NullLogger<UploadReconciliation>.Instance
        );
    }

    public Agency Agency { get; }

    public UploadStore Uploads { get; }

    public SubmissionStore Submissions { get; }

    public AgencyStore Agencies { get; }

    public TallyStore Tallies { get; }

    public ResultStore Results { get; }

    public ReportStore Reports { get; }

    public FollowUpStore FollowUps { get; }

    public ProfileStore Profiles { get; }

    public ProfileSaving ProfileSaving { get; }

    public MeasureEditing Measures { get; }

    public RejectedStore Rejected { get; }

    public FollowUpIngestion FollowUpIngestion { get; }

    public ResultsIngestion ResultsIngestion { get; }

    public SurveyExportIngestion Ingestion { get; }

    public RejectedCopyCleaning Cleaning { get; }

    public RegistryIngestion Registry { get; }

    public AgencyScoring Scoring { get; }

    public ReportWriting Writing { get; }

    public FailureRecording Failures { get; }

    public UploadReconciliation Reconciliation { get; }

    public FrameworkIngestion Frameworks { get; }

    public YearRescoring Rescoring { get; }

    public SubmissionRestart Restart { get; }

    public ReconciliationStore Turns { get; }

    public AgencyTraces Traces { get; }

    public AgencyErasing Erasing { get; }

    public async Task<string> Register()
    {
        var name = $"{Agency.Code}.xlsx";
        await Put(ContainerNames.Registry, name, Exports.Registry(Agency));
        await Registry.IngestAsync(name, CancellationToken.None);
        return name;
    }

    /// <summary>Puts a workbook where the agency would, without an event.</summary>
    public async Task<string> Put(int year, string file, byte[] content)
    {
        var name = $"{year}/{Agency.Code}/{file}";
        await Put(ContainerNames.Uploads, name, content);
        return name;
    }

    public async Task Put(string container, string name, byte[] content) =>
        await Uploads.PutAsync(container, name, new MemoryStream(content));

    public async Task<string> Upload(int year, string file, byte[] content)
    {
        var name = await Put(year, file, content);
        await Ingestion.IngestAsync(name, CancellationToken.None);
        return name;
    }

    /// <summary>Scores and reports what ingesting would have sent, year by year.</summary>
    public async Task Score(params int[] years)
    {
        foreach (var year in years)
            await Scoring.ScoreAsync(Message(year), CancellationToken.None);
        foreach (var year in years)
            await Writing.WriteAsync(Message(year), CancellationToken.None);
    }

    public WorkMessage Message(int year) => new(Agency.Code, new FiscalYear(year));

    public Task<ResultRow?> Row(int year) =>
        Results.FindRowAsync(Agency.ProvinceCode, Agency.Code, new FiscalYear(year));

    public async Task<Submission> Outcome(string blobName)
    {
        var blob = await Uploads.FindAsync(ContainerNames.Uploads, blobName);
        return (await Submissions.FindAsync(blob!))!;
    }

    public async Task<BlobProperties> ReportProperties(int year)
    {
        var name = new ReportKey(new FiscalYear(year), Agency.ProvinceCode, Agency.Code).BlobName(".docx");
        return await _account.Container(ContainerNames.Reports).GetBlobClient(name).GetPropertiesAsync();
    }

    /// <summary>Delivers every message, whosever it is, until there are none.</summary>
    public async Task DrainAll()
    {
        foreach (
            var (queue, step) in new (string, Func<WorkMessage, CancellationToken, Task>)[]
            {
                (QueueNames.ScoreAgency, Scoring.ScoreAsync),
                (QueueNames.WriteReport, Writing.WriteAsync),
            }
        )
        {
            while (await _account.Queue(queue).ReceiveMessagesAsync(32) is { Value.Length: > 0 } page)
            {
                foreach (var message in page.Value)
                {
                    if (WorkMessage.TryParse(message.Body.ToString(), out var work))
                        await step(work, CancellationToken.None);
                    await _account.Queue(queue).DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }
    }

    /// <summary>Delivers the agency's messages, each once, until there are none.</summary>
    public async Task Drain()
    {
        bool isBusy;
        do
        {
            isBusy = false;
            foreach (var message in await Take(QueueNames.ScoreAgency))
            {
                isBusy = true;
                await Scoring.ScoreAsync(message, CancellationToken.None);
            }

            foreach (var message in await Take(QueueNames.WriteReport))
            {
                isBusy = true;
                await Writing.WriteAsync(message, CancellationToken.None);
            }
        } while (isBusy);
    }

    /// <summary>
    /// The agency-years that wait in a queue, taken off it; those of other tests stay hidden for a while only.
    /// </summary>
    public async Task<List<WorkMessage>> Take(string queue)
    {
        // Tests share the queues: one looks at a time, and puts back at once what belongs to another.
        await s_turn.WaitAsync();
        try
        {
            return await TakeInTurn(_account.Queue(queue));
        }
        finally
        {
            s_turn.Release();
        }
    }

    private async Task<List<WorkMessage>> TakeInTurn(QueueClient queue)
    {
        var received = new List<QueueMessage>();
        while (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1)) is { Value.Length: > 0 } page)
            received.AddRange(page.Value);
        var taken = new List<WorkMessage>();
        foreach (var message in received)
        {
            if (WorkMessage.TryParse(message.Body.ToString(), out var work) && work.Agency == Agency.Code)
            {
                taken.Add(work);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
            else
            {
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero);
            }
        }

        return taken;
    }
}
