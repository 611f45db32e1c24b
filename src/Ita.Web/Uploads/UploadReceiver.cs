using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.AspNetCore.WebUtilities;

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
    public Task<UploadReceipt> ReceiveAsync(
        Agency agency,
        FiscalYear year,
        UploadForm form,
        Visitor visitor,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            form,
            new Destination(
                field => field == UploadForm.FollowUpField ? ContainerNames.FollowUp : ContainerNames.Uploads,
                file => new UploadPath(year, agency.Code, file).ToString(),
                file => audit.RecordAsync(AuditAction.Upload, visitor, agency, year, file)
            ),
            cancellationToken
        );

    /// <summary>The same for a province's published tables.</summary>
    public Task<UploadReceipt> ReceiveAsync(
        ProvinceCode province,
        FiscalYear year,
        UploadForm form,
        Visitor visitor,
        CancellationToken cancellationToken
    ) =>
        ReceiveAsync(
            form,
            new Destination(
                _ => ContainerNames.Results,
                file => new ResultsPath(year, province, file).ToString(),
                file => audit.RecordAsync(AuditAction.Upload, visitor, province, year, file)
            ),
            cancellationToken
        );

    // Every part of a form is looked at once, and nothing grows with their number: after the last file that is taken, the
    // rest is only let run out.
    private async Task<UploadReceipt> ReceiveAsync(
        UploadForm form,
        Destination destination,
        CancellationToken cancellationToken
    )
    {
        var (stored, unstored) = (new List<Submission>(), new List<UnstoredFile>());
        try
        {
            while (await form.NextFileAsync(cancellationToken) is var (field, given, content))
            {
                var name = BlobFileName.Of(given);
                if (stored.Count == UploadLimits.Files || unstored.Count == UploadLimits.Files)
                {
                    unstored.Add(new UnstoredFile(name.Sent, "too-many"));
                    await form.RunOutAsync(cancellationToken);
                    break;
                }

                var container = destination.ContainerOf(field);
                var refusal = SystemFile.Is(name.Sent)
                    ? "system-file"
                    : await StoreAsync(form, container, destination, name, content, stored, cancellationToken);
                if (refusal is not null)
                    unstored.Add(new UnstoredFile(name.Sent, refusal));
            }
        }
        catch (TooManyPartsException)
        {
            unstored.Add(new UnstoredFile(null, "too-many"));
        }
        catch (Exception e) when (Problems.IsBrokenRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            unstored.Add(new UnstoredFile(null, Problems.IsTooLarge(e) ? "too-large" : "broken-off"));
        }

        return new UploadReceipt { Stored = [.. stored], Unstored = [.. unstored] };
    }

    // A file is taken whole before anything of it is stored: whoever is second to a place needs it once more for the
    // next, and what has arrived is stored and noted whether or not its sender is still there.
    private async Task<string?> StoreAsync(
        UploadForm form,
        string container,
        Destination destination,
        BlobFileName name,
        Stream content,
        List<Submission> stored,
        CancellationToken cancellationToken
    )
    {
        await using var limited = new LimitedStream(content, UploadLimits.FileBytes);
        await using var whole = new FileBufferingReadStream(
            limited,
            UploadLimits.BytesInMemory,
            bufferLimit: null,
            Path.GetTempPath()
        );
        try
        {
            await whole.DrainAsync(cancellationToken);
        }
        catch (FileTooLargeException)
        {
            return "too-large";
        }

        var ofForm = stored
            .Where(one => one.Blob.Container == container)
            .Select(one => one.Blob.Name)
            .ToHashSet(StringComparer.Ordinal);
        var budget = form.Budget;
        for (var tries = 0; tries < MaxNumber; tries++)
        {
            budget.Renew();
            if (
                await FindPlaceAsync(container, destination.PathOf, name, ofForm, budget.Token)
                is not var (path, replaced)
            )
                break;
            whole.Position = 0;
            await using var step = new BudgetedStream(whole, budget);
            var blob = await uploads.ReceiveAsync(container, path, step, name.Sent, replaced, budget.Token);
            if (blob is null)
                continue;
            await destination.NoteAsync(blob.FileName);
            budget.Renew();
            stored.Add(await submissions.AddAsync(blob, budget.Token));
            return null;
        }

        return "name-taken";
    }

    // A file replaces one of its name, as in every other way to upload; but none that came in the same form, or still
    // waits to be read: it would be lost. One of another name that is only stored alike stays too.
    private async Task<(string Path, BlobVersion? Replaced)?> FindPlaceAsync(
        string container,
        Func<string, string> pathOf,
        BlobFileName name,
        HashSet<string> ofForm,
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

        return null;
    }

    /// <summary>Where a form's files go.</summary>
    /// <param name="ContainerOf">By the field.</param>
    /// <param name="PathOf">By the stored name.</param>
    /// <param name="NoteAsync">Notes in the audit that a file lies there; by its stored name.</param>
    private sealed record Destination(
        Func<string, string> ContainerOf,
        Func<string, string> PathOf,
        Func<string, Task> NoteAsync
    );
}
