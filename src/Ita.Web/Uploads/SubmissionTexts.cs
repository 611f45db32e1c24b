using Ita.Assessment.Submissions;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>What became of an upload, as people read it.</summary>
internal static class SubmissionTexts
{
    public static string Of(SubmissionState state, SiteTexts texts) =>
        texts[
            state switch
            {
                SubmissionState.Received => "upload.received",
                SubmissionState.Accepted => "upload.accepted",
                SubmissionState.Rejected => "upload.rejected",
                SubmissionState.Scored => "upload.scored",
                SubmissionState.Reported => "upload.reported",
                _ => "upload.failed",
            }
        ];
}
