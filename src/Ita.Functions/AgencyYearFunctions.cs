using Ita.Pipeline.Failures;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions;

/// <summary>What is done with an agency's year: scored, reported, and what becomes of one that could not be.</summary>
public sealed class AgencyYearFunctions(AgencyScoring scoring, ReportWriting reports, FailureRecording failures)
{
    [Function(nameof(ScoreAgency))]
    public Task ScoreAgency(
        [QueueTrigger(QueueNames.ScoreAgency, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => scoring.ScoreAsync(WorkMessage.Parse(message), cancellationToken);

    [Function(nameof(WriteReport))]
    public Task WriteReport(
        [QueueTrigger(QueueNames.WriteReport, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => reports.WriteAsync(WorkMessage.Parse(message), cancellationToken);

    [Function(nameof(RecordScoringFailure))]
    public Task RecordScoringFailure(
        [QueueTrigger(QueueNames.ScoreAgencyPoison, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => failures.RecordAsync(PoisonMessage.Scoring(message), cancellationToken);

    [Function(nameof(RecordReportFailure))]
    public Task RecordReportFailure(
        [QueueTrigger(QueueNames.WriteReportPoison, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => failures.RecordAsync(PoisonMessage.Report(message), cancellationToken);
}
