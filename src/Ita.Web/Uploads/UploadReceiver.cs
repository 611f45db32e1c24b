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
/// Puts a form's files into <c>uploads</c>, its follow-up forms into <c>follow-up</c>, or a province's published tables
/// into <c>results</c>, where they go the way of every other upload.
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
        var receipt = await ReceiveAsync(
            form,
            field => field == UploadForm.FollowUpField ? ContainerNames.FollowUp : ContainerNames.Uploads,
            file => new UploadPath(year, agency.Code, file).ToString(),
            cancellationToken
        );
        foreach (var stored in receipt.Stored)
            await audit.RecordAsync(AuditAction.Upload, visitor, agency, year, stored.Blob.FileName);
        return receipt;
    }

    /// <summary>The same for a province's published tables.</summary>
    public async Task<UploadReceipt> ReceiveAsync(
        ProvinceCode province,
        FiscalYear year,
        UploadForm form,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var receipt = await ReceiveAsync(
            form,
            _ => ContainerNames.Results,
            file => new ResultsPath(year, province, file).ToString(),
            cancellationToken
        );
        foreach (var stored in receipt.Stored)
            await audit.RecordAsync(AuditAction.Upload, visitor, province, year, stored.Blob.FileName);
        return receipt;
    }

    private async Task<UploadReceipt> ReceiveAsync(
        UploadForm form,
        Func<string, string> containerOf,
        Func<string, string> pathOf,
        CancellationToken cancellationToken
    )
    {
        var receipt = new UploadReceipt();
        try
        {
            while (await form.NextFileAsync(cancellationToken) is var (field, given, content))
            {
                receipt = await ReceiveAsync(
                    containerOf(field),
                    pathOf,
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

        return receipt;
    }

    private async Task<UploadReceipt> ReceiveAsync(
        string container,
        Func<string, string> pathOf,
        BlobFileName name,
        Stream content,
        UploadReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        if (SystemFile.Is(name.Sent))
            return Without(receipt, name, "system-file");
        if (receipt.Stored.Length == UploadLimits.Files)
            return Without(receipt, name, "too-many");
        try
        {
            await using var limited = new LimitedStream(content, UploadLimits.FileBytes);
            var ofForm = receipt
                .Stored.Where(stored => stored.Blob.Container == container)
                .Select(stored => stored.Blob.Name)
                .ToHashSet();
            var (path, replaced) = await PlaceAsync(container, pathOf, name, ofForm, cancellationToken);
            return
                await uploads.ReceiveAsync(container, path, limited, name.Sent, replaced, cancellationToken) is { } blob
                ? receipt with
                {
                    Stored = receipt.Stored.Add(await submissions.AddAsync(blob, cancellationToken)),
                }
                : Without(receipt, name, "name-taken");
        }
        catch (FileTooLargeException)
        {
            return Without(receipt, name, "too-large");
        }
    }

    private static UploadReceipt Without(UploadReceipt receipt, BlobFileName name, string reason) =>
        receipt with
        {
            Unstored = receipt.Unstored.Add(new UnstoredFile(name.Sent, reason)),
        };

    // A file replaces one of its name, as in every other way to upload; but none that came in the same form, or still
    // waits to be read: it would be lost. One of another name that is only stored alike stays too.
    private async Task<(string Path, BlobVersion? Replaced)> PlaceAsync(
        string container,
        Func<string, string> pathOf,
        BlobFileName name,
        IReadOnlySet<string> ofForm,
        CancellationToken cancellationToken
    )
    {
        for (var number = 1; number < MaxNumber; number++)
        {
            var path = pathOf(name.Numbered(number));
            if (ofForm.Contains(path))
                continue;
            if (await uploads.FindSentAsync(container, path, name.Sent, cancellationToken) is not var (there, isSame))
                return (path, null);
            if (
                isSame
                && await submissions.FindAsync(there, cancellationToken) is { State: not SubmissionState.Received }
            )
                return (path, there);
        }

        throw new InvalidOperationException(
            $"There are {MaxNumber} files of one name in a folder of {container} that must not be replaced."
        );
    }
}
