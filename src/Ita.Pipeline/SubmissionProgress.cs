using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Submissions;

namespace Ita.Pipeline;

/// <summary>Where an upload stands on its way.</summary>
internal static class SubmissionProgress
{
    /// <summary>Has it come just so far that this state is the next? What succeeds after a failure heals it.</summary>
    public static bool WaitsFor(this Submission submission, SubmissionState next) => submission.Blob.Container switch
    {
        ContainerNames.Uploads => (next, submission.Reached()) is (SubmissionState.Scored, SubmissionState.Accepted) or (SubmissionState.Reported, SubmissionState.Scored),

        // A form is not scored; it only changes what reports say.
        ContainerNames.FollowUp => (next, submission.Reached()) is (SubmissionState.Reported, SubmissionState.Accepted),
        _ => false,
    };

    /// <summary>It was read, but scoring it or writing its report failed for the last time.</summary>
    public static bool FailedAfterReading(this Submission submission) =>
        submission.State == SubmissionState.Failed && submission.Reached() is (SubmissionState.Accepted or SubmissionState.Scored);

    private static SubmissionState Reached(this Submission submission) =>
        submission.History.LastOrDefault(change => change.State != SubmissionState.Failed)?.State ?? submission.State;
}
