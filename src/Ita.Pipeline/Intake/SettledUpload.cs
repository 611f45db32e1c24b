using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Workbooks;

namespace Ita.Pipeline.Intake;

/// <summary>
/// One version of an uploaded file, as <see cref="UploadIntake"/> hands it over: it is noted, its second is over, and
/// its content is in memory.
/// </summary>
/// <param name="Submission">As it is stored.</param>
/// <param name="Content">Empty where it was not downloaded: it is larger than <see cref="LongestFile"/>, by which alone
/// the readers turn it away, or was accepted before.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal; empty where it was not downloaded.</param>
internal record SettledUpload(Submission Submission, byte[] Content, string Sha256)
{
    /// <summary>Bytes: docs/workbooks.md, <c>too-large</c>.</summary>
    public const long LongestFile = 20 * 1024 * 1024;

    public BlobVersion Blob => Submission.Blob;

    /// <summary>As the readers of workbooks want it.</summary>
    public WorkbookFile File =>
        Content.Length == Blob.Size
            ? new WorkbookFile(Blob.FileName, Blob.Size, () => new MemoryStream(Content, writable: false))
            : new WorkbookFile(Blob.FileName, Blob.Size, () => new UnreadContent(Blob.Size));

    /// <summary>It was read before; only the messages for what comes next may have got lost.</summary>
    public bool IsAccepted => Submission.State == SubmissionState.Accepted;
}

/// <summary>What an agency handed in for a year, with what it is read by.</summary>
/// <param name="Upload">The version.</param>
/// <param name="Path">Whose it is, and of which year.</param>
/// <param name="Catalogue">The frameworks in force.</param>
/// <param name="Agency">As it is known; null where nobody knows it.</param>
/// <param name="IsOfUnknownAgency">No registry names its agency; for a follow-up form, nobody does.</param>
internal sealed record AgencyUpload(
    SettledUpload Upload,
    UploadPath Path,
    FrameworkCatalogue Catalogue,
    Agency? Agency,
    bool IsOfUnknownAgency
) : SettledUpload(Upload);
