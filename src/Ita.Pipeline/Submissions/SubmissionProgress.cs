using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;

namespace Ita.Pipeline.Submissions;

/// <summary>Where an upload stands on its way.</summary>
internal static class SubmissionProgress
{
    /// <summary>Ends it with the reason, and counts that.</summary>
    public static Task FailAsync(
        this SubmissionStore submissions,
        BlobVersion blob,
        Notice reason,
        CancellationToken cancellationToken
    )
    {
        StepTelemetry.Count("failed", reason.Code);
        return submissions.ChangeAsync(
            blob,
            SubmissionState.Failed,
            failed => failed with { Problems = [reason], MoreProblems = 0 },
            cancellationToken
        );
    }

    /// <summary>Ends it because its version is not there any more.</summary>
    public static Task WithdrawAsync(
        this SubmissionStore submissions,
        BlobVersion blob,
        CancellationToken cancellationToken
    ) =>
        submissions.ChangeAsync(
            blob,
            SubmissionState.Rejected,
            gone => gone with { Problems = [NoticeTexts.ComposeForFile(NoticeCode.Withdrawn, blob.FileName)] },
            cancellationToken
        );

    /// <summary>Has it come just so far that this state is the next? What succeeds after a failure heals it.</summary>
    public static bool WaitsFor(this Submission submission, SubmissionState next) =>
        submission.Blob.Container switch
        {
            ContainerNames.Uploads => (next, submission.Reached)
                is
                    (SubmissionState.Scored, SubmissionState.Accepted)
                    or
                    (SubmissionState.Reported, SubmissionState.Scored),

            // A form is not scored; it only changes what reports say.
            ContainerNames.FollowUp => (next, submission.Reached)
                is (SubmissionState.Reported, SubmissionState.Accepted),
            _ => false,
        };

    /// <summary>
    /// The agency-years that have figures of it, and the one it was uploaded for; none for a registry.
    /// </summary>
    public static IEnumerable<WorkMessage> YearsToScore(this Submission submission) =>
        submission.ResultsPath is { } table
            ? submission.Agencies.Select(each => new WorkMessage(each, table.FiscalYear))
        : submission is { Agency: { } agency, FiscalYear: { } year }
            ? submission
                .Parts.Select(part => part.FiscalYear)
                .Append(year)
                .Distinct()
                .Order()
                .Select(each => new WorkMessage(agency, each))
        : [];
}
