using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Telemetry;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Workbooks;
using Ita.Workbooks.RejectedCopies;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A rejected upload gets a page with its problems and, where it can be opened and is not too large, a copy with each
/// bad cell marked; where there is none, the page says why. The submission says where they are to lie before they do: whatever lies there is found again by
/// <see cref="RejectedCopyCleaning"/>, wherever this ends.
/// </summary>
public sealed class RejectedCopyWriting(
    SubmissionStore submissions,
    RejectedStore rejected,
    ILogger<RejectedCopyWriting> log
) : IDisposable
{
    // A copy is made of a workbook held as objects, some hundred megabytes at the most: one at a time.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The same upload gives the same bytes, so that doing it twice writes nothing new.</summary>
    /// <param name="upload">The rejected upload.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="province">The agency's; null where nobody knows it.</param>
    /// <param name="workbook">What was uploaded.</param>
    /// <param name="problems">Why it is rejected.</param>
    /// <param name="moreProblems">How many there are beyond those.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    /// <returns>Where they lie; null if they could not be made, which is logged and is no reason to treat the upload
    /// otherwise.</returns>
    public async Task<RejectedFiles?> WriteAsync(
        BlobVersion upload,
        UploadPath path,
        ProvinceCode? province,
        WorkbookFile workbook,
        IReadOnlyList<Notice> problems,
        int moreProblems,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var copy = await CopyAsync(workbook, problems, moreProblems, cancellationToken);
            var page = BinaryData.FromString(RejectionPage.Create(problems, moreProblems, upload.FileName, copy.Note));
            var files = RejectedFiles.Of(upload, path, province, copy.Content is not null, copy.Note);

            // An attempt that ended half-way may have known the agency's province when this one does not, or the other
            // way round.
            if (
                await submissions.FindAsync(upload, cancellationToken) is { RejectedFiles: { } before }
                && before.Path != files.Path
            )
            {
                await rejected.DeleteAsync(before, cancellationToken);
            }

            await submissions.SetRejectedFilesAsync(upload, files, cancellationToken);
            await rejected.WriteAsync(
                files,
                page,
                copy.Content is null ? null : BinaryData.FromBytes(copy.Content),
                cancellationToken
            );
            return files;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.MarkedCopyFailed(e, BlobLabel.Of(upload.Name));
            return null;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<MarkedCopy> CopyAsync(
        WorkbookFile workbook,
        IReadOnlyList<Notice> problems,
        int moreProblems,
        CancellationToken cancellationToken
    )
    {
        if (workbook.Length > RejectedCopy.LongestFile)
            return new MarkedCopy(null, CopyNote.TooLarge);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var content = new MemoryStream();
            await using (var file = workbook.Open())
                await file.CopyToAsync(content, cancellationToken);
            return RejectedCopy.Create(
                content.GetBuffer().AsMemory(0, (int)content.Length),
                problems,
                moreProblems,
                cancellationToken
            );
        }
        finally
        {
            _turn.Release();
        }
    }
}
