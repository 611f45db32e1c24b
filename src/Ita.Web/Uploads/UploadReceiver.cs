using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Web.Access;
using Ita.Web.Audit;

namespace Ita.Web.Uploads;

/// <summary>
/// Puts a form's files into <c>uploads</c>, and its follow-up forms into <c>follow-up</c>, where they go the way of
/// every other upload.
/// </summary>
internal sealed class UploadReceiver(UploadStore uploads, SubmissionStore submissions, AuditTrail audit)
{
    private const int MaxNumber = 100;

    /// <summary>
    /// Stores file after file as they come. One that is too large is left out; the others are stored all the same.
    /// </summary>
    public async Task<UploadReceipt> ReceiveAsync(
        Agency agency,
        FiscalYear year,
        UploadForm form,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var receipt = new UploadReceipt();
        try
        {
            while (await form.NextFileAsync(cancellationToken) is var (field, given, content))
            {
                var container = field == UploadForm.FollowUpField ? ContainerNames.FollowUp : ContainerNames.Uploads;
                receipt = await ReceiveAsync(
                    container,
                    agency.Code,
                    year,
                    BlobFileName.Of(given),
                    content,
                    receipt,
                    cancellationToken
                );
            }
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            var reason = e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? "too-large"
                : "broken-off";
            receipt = receipt with { Unstored = receipt.Unstored.Add(new UnstoredFile(null, reason)) };
        }

        foreach (var stored in receipt.Stored)
            await audit.RecordAsync(AuditAction.Upload, visitor, agency, year, stored.Blob.FileName);
        return receipt;
    }

    private async Task<UploadReceipt> ReceiveAsync(
        string container,
        AgencyCode agency,
        FiscalYear year,
        string name,
        Stream content,
        UploadReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        if (receipt.Stored.Length == UploadLimits.Files)
            return Without(receipt, name, "too-many");
        try
        {
            await using var limited = new LimitedStream(content, UploadLimits.FileBytes);
            var blobName = await FreeNameAsync(container, agency, year, name, cancellationToken);
            var blob = await uploads.ReceiveAsync(container, blobName, limited, cancellationToken);
            return receipt with { Stored = receipt.Stored.Add(await submissions.AddAsync(blob, cancellationToken)) };
        }
        catch (FileTooLargeException)
        {
            return Without(receipt, name, "too-large");
        }
    }

    private static UploadReceipt Without(UploadReceipt receipt, string name, string reason) =>
        receipt with
        {
            Unstored = receipt.Unstored.Add(new UnstoredFile(name, reason)),
        };

    // A file replaces one of its name, as in every other way to upload; but not one that still waits to be read, which
    // would be lost.
    private async Task<string> FreeNameAsync(
        string container,
        AgencyCode agency,
        FiscalYear year,
        string name,
        CancellationToken cancellationToken
    )
    {
        for (var number = 1; number < MaxNumber; number++)
        {
            var path = new UploadPath(year, agency, BlobFileName.Numbered(name, number)).ToString();
            if (await uploads.FindAsync(container, path, cancellationToken) is not { } there)
                return path;
            if (await submissions.FindAsync(there, cancellationToken) is { State: not SubmissionState.Received })
                return path;
        }

        throw new InvalidOperationException(
            $"There are {MaxNumber} files of one name in {year}/{agency} that nobody has read."
        );
    }
}
