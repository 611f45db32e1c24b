using Ita.Assessment.Submissions;

namespace Ita.Storage.Submissions;

/// <summary>Which state may follow which, so that a step that runs late or twice does not undo a later one.</summary>
internal static class SubmissionStates
{
    public static bool MayFollow(this SubmissionState next, SubmissionState current) =>
        current switch
        {
            SubmissionState.Received => next != SubmissionState.Received,
            SubmissionState.Accepted => next
                is SubmissionState.Scored
                    or SubmissionState.Reported
                    or SubmissionState.Failed,
            SubmissionState.Scored => next is SubmissionState.Reported or SubmissionState.Failed,

            // A step that failed and then succeeds after all has healed it.
            SubmissionState.Failed => next is not (SubmissionState.Received or SubmissionState.Failed),

            // The end, unless a person starts it again.
            _ => false,
        };
}
