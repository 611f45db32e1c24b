using Ita.Assessment;
using Ita.Assessment.Submissions;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// What the steps log, each with a number of its own: 10xx uploads, 11xx scoring, 12xx reports, 13xx failures, 14xx
/// reconciliation, 20xx registries and published tables, 50xx queues; 30xx, frameworks, stand with their steps. Blobs are named by
/// <see cref="BlobLabel"/>.
/// </summary>
internal static partial class PipelineLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "{Container}/{Blob} is not there any more.")]
    public static partial void UploadGone(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1002,
        Level = LogLevel.Error,
        Message = "Reading {Container}/{Blob} ended the process again and again."
    )]
    public static partial void UploadEndsProcess(this ILogger log, string container, string blob);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information, Message = "{Container}/{Blob} was rejected: {Codes}.")]
    public static partial void UploadRejected(this ILogger log, string container, string blob, string codes);

    [LoggerMessage(
        EventId = 1004,
        Level = LogLevel.Error,
        Message = "{Blob} was rejected, but its page and marked copy could not be made."
    )]
    public static partial void MarkedCopyFailed(this ILogger log, Exception exception, string blob);

    [LoggerMessage(
        EventId = 1005,
        Level = LogLevel.Information,
        Message = "The marked copy of {Blob} was deleted: its upload is gone, replaced or accepted."
    )]
    public static partial void MarkedCopyDeleted(this ILogger log, string blob);

    [LoggerMessage(
        EventId = 1006,
        Level = LogLevel.Error,
        Message = "The marked copy of {Blob} could not be looked at or deleted; the next round tries again."
    )]
    public static partial void MarkedCopyKept(this ILogger log, Exception exception, string blob);

    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Warning,
        Message = "There is nothing to score of {Agency}, {Year}: the agency or the year's framework is not known."
    )]
    public static partial void NothingToScore(this ILogger log, AgencyCode agency, FiscalYear year);

    [LoggerMessage(
        EventId = 1201,
        Level = LogLevel.Warning,
        Message = "There is no report to write for {Agency}: nobody knows it."
    )]
    public static partial void ReportOfUnknown(this ILogger log, AgencyCode agency);

    [LoggerMessage(
        EventId = 1202,
        Level = LogLevel.Warning,
        Message = "There is no report to write for {Agency}, {Year}: it is not scored."
    )]
    public static partial void ReportOfUnscored(this ILogger log, AgencyCode agency, FiscalYear year);

    [LoggerMessage(
        EventId = 1301,
        Level = LogLevel.Error,
        Message = "A message that cannot be read was taken off {Queue}; it is kept as {Blob}."
    )]
    public static partial void UnknownFailed(this ILogger log, string queue, string blob);

    [LoggerMessage(
        EventId = 1302,
        Level = LogLevel.Warning,
        Message = "{Container}/{Blob} failed and is not there any more."
    )]
    public static partial void FailedAndGone(this ILogger log, string container, string blob);

    [LoggerMessage(EventId = 1303, Level = LogLevel.Error, Message = "{Container}/{Blob} failed for the last time.")]
    public static partial void UploadFailed(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1304,
        Level = LogLevel.Error,
        Message = "{Agency}, {Year} will not become {State}: it failed for the last time."
    )]
    public static partial void StepFailed(this ILogger log, AgencyCode agency, FiscalYear year, SubmissionState state);

    [LoggerMessage(EventId = 1305, Level = LogLevel.Information, Message = "{Container}/{Blob} was restarted.")]
    public static partial void Restarted(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1401,
        Level = LogLevel.Warning,
        Message = "{Container}/{Blob} had no outcome and is taken up again."
    )]
    public static partial void BlobMissed(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1402,
        Level = LogLevel.Error,
        Message = "Something could not be taken up again; the next reconciliation tries once more."
    )]
    public static partial void ReconciliationStepFailed(this ILogger log, Exception exception);

    [LoggerMessage(EventId = 1403, Level = LogLevel.Information, Message = "Another reconciliation is under way.")]
    public static partial void ReconciliationUnderWay(this ILogger log);

    [LoggerMessage(
        EventId = 1404,
        Level = LogLevel.Information,
        Message = "Reconciliation: {Delivered} delivered, {Resumed} resumed, {Restored} restored, {Renewed} renewed."
    )]
    public static partial void Reconciled(this ILogger log, int delivered, int resumed, int restored, int renewed);

    [LoggerMessage(
        EventId = 1405,
        Level = LogLevel.Warning,
        Message = "What was read from {Container}/{Blob} was not there any more and was read again."
    )]
    public static partial void ReadAgain(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1406,
        Level = LogLevel.Error,
        Message = "What was read from {Container}/{Blob} is lost, and the file is gone or cannot be read again."
    )]
    public static partial void Lost(this ILogger log, string container, string blob);

    [LoggerMessage(
        EventId = 1407,
        Level = LogLevel.Warning,
        Message = "The result or the report of {Agency}, {Year} was not there any more and is made again."
    )]
    public static partial void LostAndSent(this ILogger log, AgencyCode agency, FiscalYear year);

    [LoggerMessage(
        EventId = 2004,
        Level = LogLevel.Information,
        Message = "The registry {Blob} holds {Count} agencies."
    )]
    public static partial void RegistryRead(this ILogger log, string blob, int count);

    [LoggerMessage(
        EventId = 2005,
        Level = LogLevel.Information,
        Message = "The published table {Blob} holds {Count} agencies."
    )]
    public static partial void ResultsRead(this ILogger log, string blob, int count);

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "The queues could not be looked at: {Reason}.")]
    public static partial void QueuesUnknown(this ILogger log, string reason);
}
