using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// What is the same for every workbook that an agency hands in: its settled version is found, noted and read once; one
/// that has come to its end is left alone, one that ends the process again and again is given up, one that goes away
/// while it is read is withdrawn.
/// </summary>
public sealed class WorkbookIntake(
    UploadStore uploads,
    SubmissionStore submissions,
    FrameworkLibrary frameworks,
    TimeProvider time,
    ILogger<WorkbookIntake> log
)
{
    // Whoever replaces a blob more often while it is read brings about an event for each of its versions.
    private const int MaxVersions = 5;

    /// <param name="step">As traces and figures name it.</param>
    /// <param name="container">Where it lies.</param>
    /// <param name="blobName">The path within the container. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="ingestion">What becomes of it.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    internal Task RunAsync(
        string step,
        string container,
        string blobName,
        IWorkbookIngestion ingestion,
        CancellationToken cancellationToken
    )
    {
        _ = UploadPath.TryParse(blobName, out var path);
        return StepTelemetry.RunAsync(
            step,
            path?.Agency,
            path?.FiscalYear,
            () => RunAsync(container, blobName, ingestion, cancellationToken)
        );
    }

    /// <summary>Ends an upload with its problems; counts and logs it.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="problems">Why.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="details">Adds what else is known.</param>
    internal Task RejectAsync(
        BlobVersion blob,
        ImmutableArray<Notice> problems,
        CancellationToken cancellationToken,
        Func<Submission, Submission>? details = null
    )
    {
        StepTelemetry.Count("rejected", problems.FirstOrDefault()?.Code);
        log.UploadRejected(
            BlobLabel.Of(blob.Name),
            string.Join(", ", problems.Select(problem => problem.Code).Distinct())
        );
        return submissions.ChangeAsync(
            blob,
            SubmissionState.Rejected,
            bad =>
                (details is null ? bad with { MoreProblems = 0, Ignored = [] } : details(bad)) with
                {
                    Problems = problems,
                },
            cancellationToken
        );
    }

    private async Task RunAsync(
        string container,
        string blobName,
        IWorkbookIngestion ingestion,
        CancellationToken cancellationToken
    )
    {
        for (var versions = 0; versions < MaxVersions; versions++)
        {
            if (await SettledUpload.FindAsync(uploads, container, blobName, time, cancellationToken) is not { } blob)
            {
                log.UploadGone(BlobLabel.Of(blobName));
                return;
            }

            if (await TakeAsync(blob, ingestion, cancellationToken))
                return;
        }

        throw new StorageContentionException($"{BlobLabel.Of(blobName)} is replaced faster than it can be read.");
    }

    /// <returns>False if it is to be taken once more: this version went away before it was read, or its year's
    /// framework came meanwhile.</returns>
    private async Task<bool> TakeAsync(
        BlobVersion blob,
        IWorkbookIngestion ingestion,
        CancellationToken cancellationToken
    )
    {
        if (!UploadPath.TryParse(blob.Name, out var path))
        {
            await RejectAsync(blob, [PipelineNotices.PathInvalid(blob.FileName)], cancellationToken);
            return true;
        }

        var known = await submissions.ReceiveAsync(blob, cancellationToken);
        switch (known.State)
        {
            case SubmissionState.Rejected
            or SubmissionState.Scored
            or SubmissionState.Reported
            or SubmissionState.Failed:
                return true;
            case SubmissionState.Received when known.IsGivenUp():
                log.UploadEndsProcess(BlobLabel.Of(blob.Name));
                await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellationToken);
                return true;
            case SubmissionState.Accepted:
                await ingestion.SendAgainAsync(path, known, cancellationToken);
                return true;
        }

        if (await Workbook.DownloadAsync(uploads, blob, cancellationToken) is not { } workbook)
        {
            await RejectAsync(blob, [PipelineNotices.Withdrawn(blob.FileName)], cancellationToken);
            return false;
        }

        var catalogue = await frameworks.GetAsync(cancellationToken);
        await ingestion.ReadAsync(blob, path, workbook, catalogue, cancellationToken);
        if (catalogue.Find(path.FiscalYear) is not null || !await HasComeAsync(path.FiscalYear, cancellationToken))
            return true;
        await submissions.RestartAsync(blob, cancellationToken);
        return false;
    }

    // A framework that came into force while this was read has looked for what waited for it before this stood there as
    // rejected.
    private async Task<bool> HasComeAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        frameworks.Forget();
        return (await frameworks.GetAsync(cancellationToken)).Find(year) is not null;
    }
}
