using Ita.Pipeline.Failures;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions;

/// <summary>What is done with an agency's year: scored, reported, and what becomes of one that could not be.</summary>
public sealed class AgencyYearFunctions(AgencyScoring scoring, ReportWriting reports, FailureRecording failures)
{
    [Function(nameof(ScoreAgency))]
    public Task ScoreAgency(
        [QueueTrigger(QueueNames.ScoreAgency, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => scoring.ScoreAsync(message, cancellationToken);

    [Function(nameof(WriteReport))]
    public Task WriteReport(
        [QueueTrigger(QueueNames.WriteReport, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => reports.WriteAsync(message, cancellationToken);

    [Function(nameof(RecordScoringFailure))]
    public Task RecordScoringFailure(
        [QueueTrigger(QueueNames.ScoreAgencyPoison, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => failures.RecordScoringFailureAsync(message, cancellationToken);

    [Function(nameof(RecordReportFailure))]
    public Task RecordReportFailure(
        [QueueTrigger(QueueNames.WriteReportPoison, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => failures.RecordReportFailureAsync(message, cancellationToken);
}
