using System.Collections.Concurrent;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

/// <summary>
/// Finds what got stuck and puts it back on its way: blobs whose event was lost, submissions whose message was lost, results that are
/// older than their rules or their agency's particulars, reports that are older than what they are written from. And has put away what
/// must not stay.
/// </summary>
public sealed class UploadReconciliation(
    UploadStore uploads,
    SubmissionStore submissions,
    AgencyStore agencies,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    RegistryIngestion registries,
    SurveyExportIngestion exports,
    FollowUpIngestion followUps,
    RejectedCopyCleaning copies,
    ItaOptions options,
    TimeProvider time,
    ILogger<UploadReconciliation> log)
{
    private const int Parallelism = 4;

    // What a process has seen settled stays settled: only blobs that are new to it are looked up.
    private readonly ConcurrentDictionary<string, string> _settled = new(StringComparer.Ordinal);

    /// <summary>What moved within this time is left to its own event or message.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(1);

    public async Task ReconcileAsync(CancellationToken cancellation)
    {
        await copies.CleanAsync(cancellation).ConfigureAwait(false);
        var before = time.GetUtcNow() - Grace;
        await DeliverAsync(ContainerNames.Registry, registries.IngestAsync, before, cancellation).ConfigureAwait(false);
        await DeliverAsync(ContainerNames.Uploads, exports.IngestAsync, before, cancellation).ConfigureAwait(false);
        await DeliverAsync(ContainerNames.FollowUp, followUps.IngestAsync, before, cancellation).ConfigureAwait(false);
        await ResumeAsync(before, cancellation).ConfigureAwait(false);
        await RenewAsync(cancellation).ConfigureAwait(false);
    }

    private async Task DeliverAsync(string container, Func<string, CancellationToken, Task> ingest, DateTimeOffset before, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(uploads.ListAsync(container, cancellationToken: cancellation), parallel, async (blob, token) =>
        {
            var key = $"{container}/{blob.Name}";
            if (blob.LastModified > before || (_settled.TryGetValue(key, out var etag) && etag == blob.ETag)) return;
            var submission = await submissions.FindAsync(blob, token).ConfigureAwait(false);
            if (submission is null or { State: SubmissionState.Received })
            {
                log.LogWarning("{Container}/{Blob} had no outcome and is taken up again.", container, blob.Name);
                if (!await TryAsync(() => ingest(blob.Name, token), token).ConfigureAwait(false)) return;
            }

            _settled[key] = blob.ETag;
        }).ConfigureAwait(false);
    }

    private async Task ResumeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await foreach (var submission in submissions.InStatesAsync([SubmissionState.Received, SubmissionState.Accepted, SubmissionState.Scored], cancellation).ConfigureAwait(false))
        {
            if (submission.Blob.Container is not (ContainerNames.Uploads or ContainerNames.FollowUp) || submission.ChangedAt > before) continue;
            if (submission is not { Agency: { } agency, FiscalYear: { } year }) continue;
            switch (submission.State)
            {
                case SubmissionState.Received:
                    await TryAsync(() => ReadAgainAsync(submission, cancellation), cancellation).ConfigureAwait(false);
                    break;
                case SubmissionState.Accepted when submission.Blob.Container == ContainerNames.FollowUp:
                    await TryAsync(() => followUps.SendAgainAsync(submission, cancellation), cancellation).ConfigureAwait(false);
                    break;
                case SubmissionState.Accepted:
                    foreach (var scored in submission.Parts.Select(part => part.FiscalYear).Append(year).Distinct()) await queues.ScoreAsync(agency, scored, cancellation).ConfigureAwait(false);
                    break;
                default:
                    await queues.WriteReportAsync(agency, year, cancellation).ConfigureAwait(false);
                    break;
            }
        }
    }

    // A restarted upload may have been replaced or deleted meanwhile: then it has come to its end.
    private async Task ReadAgainAsync(Submission submission, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(submission.Blob.Container, submission.Blob.Name, cancellation).ConfigureAwait(false) is { } current && current.ETag == submission.Blob.ETag)
        {
            await (current.Container == ContainerNames.FollowUp ? followUps.IngestAsync(current.Name, cancellation) : exports.IngestAsync(current.Name, cancellation)).ConfigureAwait(false);
            return;
        }

        await submissions.ChangeAsync(
            submission.Blob, SubmissionState.Rejected, gone => gone with { Problems = [PipelineNotices.Withdrawn(gone.Blob.FileName)] }, cancellation).ConfigureAwait(false);
    }

    private async Task RenewAsync(CancellationToken cancellation)
    {
        var catalogue = await frameworks.GetAsync(cancellation).ConfigureAwait(false);
        foreach (var province in await agencies.ListProvincesAsync(cancellation).ConfigureAwait(false))
        {
            var current = (await agencies.ListAsync(province.Code, cancellation).ConfigureAwait(false)).ToDictionary(agency => agency.Code);
            IReadOnlyList<ResultRow> previousYear = [];
            foreach (var framework in catalogue.Years.Select(year => catalogue.Find(year)!))
            {
                var rows = await results.ListAsync(province.Code, framework.FiscalYear, cancellation).ConfigureAwait(false);
                var last = previousYear.FirstOrDefault()?.FiscalYear.Next == framework.FiscalYear ? previousYear : [];
                foreach (var row in rows) await RenewAsync(row, framework, current.GetValueOrDefault(row.Agency.Code), ReportInputs.Of(row, rows, last, options.Report), cancellation).ConfigureAwait(false);
                previousYear = rows;
            }
        }
    }

    private async Task RenewAsync(ResultRow row, Framework framework, Agency? agency, ReportInputs inputs, CancellationToken cancellation)
    {
        var isOld = row.Result.FrameworkVersion != framework.Version || row.Result.RulesVersion != Scorer.RulesVersion || row.NamesAnother(agency);
        if (!isOld && inputs.AreReported) return;

        // What failed for the last time waits for a person, and is not tried again with every round.
        var uploaded = await submissions.ListAsync(row.Agency.Code, row.FiscalYear, cancellation).ConfigureAwait(false);
        if (uploaded.Any(submission => submission.FailedAfterReading())) return;
        await (isOld ? queues.ScoreAsync(row.Agency.Code, row.FiscalYear, cancellation) : queues.WriteReportAsync(row.Agency.Code, row.FiscalYear, cancellation)).ConfigureAwait(false);
    }

    // One upload that cannot be read must not keep the others from being found.
    private async Task<bool> TryAsync(Func<Task> ingest, CancellationToken cancellation)
    {
        try
        {
            await ingest().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "An upload could not be taken up again; the next reconciliation tries once more.");
            return false;
        }
    }
}
