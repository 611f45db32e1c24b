using Ita.Assessment.Submissions;
using Ita.Storage.Entities;
using Ita.Storage.Pending;

namespace Ita.Storage.Submissions;

/// <summary>A reason why a submission stands in the <see cref="PendingIndex"/>.</summary>
/// <param name="Partition">Of the index's rows for it.</param>
/// <param name="Filter">Finds what may be concerned in the whole table of submissions.</param>
/// <param name="Concerns">Whether one is.</param>
internal sealed record PendingReason(string Partition, string Filter, Func<Submission, bool> Concerns)
{
    /// <summary>Set on a row of the table while there are files of a rejected upload.</summary>
    public const string HasRejectedFiles = "HasRejectedFiles";

    /// <summary>Set on a row of the table while no registry has its agency, or one of them.</summary>
    public const string IsOfUnknownAgency = "IsOfUnknownAgency";

    // Neither can be in a key's other half: a partition has no '|', an id neither.
    private const char Separator = '|';

    /// <summary>Something is still to be done with it.</summary>
    public static PendingReason UnderWay { get; } =
        new(
            "submission",
            $"State eq '{SubmissionState.Received}' or State eq '{SubmissionState.Accepted}' or State eq "
                + $"'{SubmissionState.Scored}'",
            IsUnderWay
        );

    /// <summary>It has a page, perhaps a marked copy, or quotes respondents: none of that may outlive it.</summary>
    public static PendingReason RejectedFiles { get; } =
        new(
            "rejected-files",
            $"{HasRejectedFiles} eq true or State eq '{SubmissionState.Rejected}'",
            submission => submission.RejectedFiles is not null || submission.QuotesRespondents
        );

    /// <summary>No registry had its agency, or one of its agencies, when it was read; one that has brings it up
    /// again.</summary>
    public static PendingReason AgencyUnknown { get; } =
        new("agency-unknown", $"{IsOfUnknownAgency} eq true", submission => submission.IsOfUnknownAgency);

    public static IReadOnlyList<PendingReason> All { get; } = [UnderWay, RejectedFiles, AgencyUnknown];

    /// <summary>Finds what any of them may concern.</summary>
    public static string AnyFilter { get; } = string.Join(" or ", All.Select(reason => reason.Filter));

    /// <summary>The index's row for a submission.</summary>
    public static string RowOf(Submission submission) => RowOf(Keys.Submission(submission.Blob), submission.Id);

    /// <summary>The same by the keys of the submission's own row.</summary>
    public static string RowOf(string partition, string id) => partition + Separator + id;

    /// <summary>The keys of the submission that such a row stands for.</summary>
    public static (string Partition, string Row) KeysOf(string row)
    {
        var separator = row.IndexOf(Separator, StringComparison.Ordinal);
        return (row[..separator], row[(separator + 1)..]);
    }

    private static bool IsUnderWay(Submission submission) =>
        submission.State == SubmissionState.Received
        || (
            submission.Blob.Container is ContainerNames.Uploads or ContainerNames.FollowUp or ContainerNames.Results
            && submission.State is SubmissionState.Accepted or SubmissionState.Scored
        );
}
