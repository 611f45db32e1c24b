using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// What is the same for every uploaded file: its settled version is found, noted, downloaded and handed over to be
/// read. One that has come to its end is left alone, one that ends the process again and again is given up, one that
/// goes away meanwhile is withdrawn and its successor handed over.
/// </summary>
public sealed class UploadIntake(
    UploadStore uploads,
    SubmissionStore submissions,
    AgencyStore agencies,
    FrameworkLibrary frameworks,
    TimeProvider time,
    ILogger<UploadIntake> log
)
{
    // Whoever replaces a blob more often while it is read brings about an event for each of its versions.
    private const int MaxVersions = 5;

    // Storage tells times in whole seconds. Within one, a blob can be replaced and be another without being newer: its
    // first version must not have been read by then.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The version that is to be read, or that was accepted before; nothing if the blob is not there any more or has
    /// come to its end.
    /// </summary>
    /// <param name="container">Where it lies.</param>
    /// <param name="blobName">The path within.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    /// <param name="withAccepted">Download one that was accepted before, too.</param>
    internal async IAsyncEnumerable<SettledUpload> OpenAsync(
        string container,
        string blobName,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        bool withAccepted = false
    )
    {
        for (var versions = 0; versions < MaxVersions; versions++)
        {
            if (await NoteAsync(container, blobName, cancellationToken) is not { } submission)
                yield break;
            var blob = submission.Blob;
            if (!UploadStore.HasAddress(blob.Name) || !BlobVersion.CanBeShown(blob.Name))
            {
                await RejectPathAsync(blob, cancellationToken);
                yield break;
            }

            var isRead = submission.State == SubmissionState.Received || withAccepted;
            if (await DownloadAsync(submission, isRead, cancellationToken) is { } upload)
            {
                yield return upload;
                yield break;
            }

            await RejectAsync(
                blob,
                [NoticeTexts.ComposeForFile(NoticeCode.Withdrawn, blob.FileName)],
                cancellationToken
            );
        }

        throw new StorageContentionException($"{BlobLabel.Of(blobName)} is replaced faster than it can be read.");
    }

    /// <summary>
    /// What an agency handed in, as <see cref="OpenAsync"/>. It is handed over again where its year's framework or its
    /// agency's registry came while it was read: those have looked for uploads that wait for them before this one stood
    /// there as waiting.
    /// </summary>
    internal async IAsyncEnumerable<AgencyUpload> OpenOfAgencyAsync(
        string container,
        string blobName,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!UploadPath.TryParse(blobName, out var path))
        {
            if (await NoteAsync(container, blobName, cancellationToken) is { } astray)
                await RejectPathAsync(astray.Blob, cancellationToken);
            yield break;
        }

        await foreach (var found in OpenAsync(container, blobName, cancellationToken))
        {
            for (var upload = found; ; )
            {
                var catalogue = await frameworks.GetForAsync(path.FiscalYear, cancellationToken);
                var agency = await agencies.FindAsync(path.Agency, cancellationToken);
                var isUnknown = !IsKnown(container, agency);
                yield return new AgencyUpload(upload, path, catalogue, agency, isUnknown);
                var waitsForFramework = catalogue.Find(path.FiscalYear) is null;
                if (upload.IsAccepted || !(waitsForFramework || isUnknown))
                    break;
                if (!await HasComeAsync(upload.Blob, path, waitsForFramework, isUnknown, cancellationToken))
                    break;
                await submissions.RestartAsync(upload.Blob, cancellationToken);
                upload = upload with { Submission = await submissions.ReceiveAsync(upload.Blob, cancellationToken) };
            }
        }
    }

    /// <summary>
    /// A version that was accepted before, to be read once more; null if it is not there any more.
    /// </summary>
    internal async Task<SettledUpload?> OpenAgainAsync(Submission submission, CancellationToken cancellationToken) =>
        submission.Blob.Size <= SettledUpload.LongestFile
            ? await DownloadAsync(submission, isRead: true, cancellationToken)
            : null;

    /// <summary>The same of what an agency handed in.</summary>
    internal async Task<AgencyUpload?> OpenAgainOfAgencyAsync(
        Submission submission,
        CancellationToken cancellationToken
    )
    {
        if (
            UploadPath.Of(submission.Blob) is not { } path
            || await OpenAgainAsync(submission, cancellationToken) is not { } upload
        )
            return null;
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var agency = await agencies.FindAsync(path.Agency, cancellationToken);
        return new AgencyUpload(upload, path, catalogue, agency, !IsKnown(submission.Blob.Container, agency));
    }

    /// <summary>Ends an upload with its problems; counts and logs it.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="problems">Why.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="details">Adds what else is known.</param>
    internal Task RejectAsync(
        BlobVersion blob,
        ImmutableArray<Notice> problems,
        CancellationToken cancellationToken,
        Func<Submission, Submission>? details = null
    )
    {
        StepTelemetry.Count("rejected", problems.FirstOrDefault()?.Code);
        log.UploadRejected(
            blob.Container,
            BlobLabel.Of(blob.Name),
            string.Join(", ", problems.Select(problem => problem.Code).Distinct())
        );
        return submissions.ChangeAsync(
            blob,
            SubmissionState.Rejected,
            bad =>
                (details is null ? bad with { MoreProblems = 0, Ignored = [] } : details(bad)) with
                {
                    Problems = problems,
                },
            cancellationToken
        );
    }

    /// <summary>Ends an upload's reading well, and counts it.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="details">Adds what was read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is stored then.</returns>
    internal async Task<Submission> AcceptAsync(
        BlobVersion blob,
        Func<Submission, Submission> details,
        CancellationToken cancellationToken
    )
    {
        var accepted = await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good => details(good with { Problems = [], MoreProblems = 0 }),
            cancellationToken
        );
        StepTelemetry.Count("accepted");
        return accepted;
    }

    // Null if there is nothing to do: it is gone, or has come to its end.
    private async Task<Submission?> NoteAsync(string container, string blobName, CancellationToken cancellationToken)
    {
        if (await FindSettledAsync(container, blobName, cancellationToken) is not { } blob)
        {
            log.UploadGone(container, BlobLabel.Of(blobName));
            return null;
        }

        var submission = await submissions.ReceiveAsync(blob, cancellationToken);
        if (!submission.IsGivenUp)
            return submission.State is SubmissionState.Received or SubmissionState.Accepted ? submission : null;
        log.UploadEndsProcess(container, BlobLabel.Of(blobName));
        await submissions.FailAsync(
            blob,
            NoticeTexts.ComposeForFile(NoticeCode.ReadingFailed, blob.FileName),
            cancellationToken
        );
        return null;
    }

    private Task RejectPathAsync(BlobVersion blob, CancellationToken cancellationToken) =>
        RejectAsync(
            blob,
            [
                NoticeTexts.ComposeForFile(
                    blob.Container == ContainerNames.Results ? NoticeCode.PathInvalidResults : NoticeCode.PathInvalid,
                    blob.FileName
                ),
            ],
            cancellationToken
        );

    // Waits until the second of its writing is over.
    private async Task<BlobVersion?> FindSettledAsync(
        string container,
        string blobName,
        CancellationToken cancellationToken
    )
    {
        if (await uploads.FindAsync(container, blobName, cancellationToken) is not { } blob)
            return null;
        var left = blob.LastModified + s_settled - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return blob;
        await Task.Delay(left < s_settled ? left : s_settled, time, cancellationToken);
        return await uploads.FindAsync(container, blobName, cancellationToken);
    }

    // Null if this version is not there any more.
    private async Task<SettledUpload?> DownloadAsync(
        Submission submission,
        bool isRead,
        CancellationToken cancellationToken
    )
    {
        var blob = submission.Blob;
        if (!isRead || blob.Size > SettledUpload.LongestFile)
            return new SettledUpload(submission, [], "");
        return await uploads.ReadAsync(blob, cancellationToken) is { } stream && stream.ToArray() is var content
            ? new SettledUpload(submission, content, Convert.ToHexStringLower(SHA256.HashData(content)))
            : null;
    }

    // An agency that only an upload of its own has named is in no registry: each export stands by itself. A form needs
    // somebody to whom its page belongs, whoever named the agency.
    private static bool IsKnown(string container, Agency? agency) =>
        agency is { IsProvisional: false } || (container == ContainerNames.FollowUp && agency is not null);

    private async Task<bool> HasComeAsync(
        BlobVersion blob,
        UploadPath path,
        bool waitsForFramework,
        bool waitsForAgency,
        CancellationToken cancellationToken
    )
    {
        if (waitsForFramework)
        {
            frameworks.Invalidate();
            if ((await frameworks.GetAsync(cancellationToken)).Find(path.FiscalYear) is not null)
                return true;
        }

        if (
            !waitsForAgency
            || await submissions.FindAsync(blob, cancellationToken) is not { IsOfUnknownAgency: true } waiting
            || !IsKnown(blob.Container, await agencies.FindAsync(path.Agency, cancellationToken))
        )
            return false;
        if (waiting.IsRejectedFor(NoticeCode.AgencyUnknown))
            return true;
        await submissions.SetAgencyKnownAsync(blob, cancellationToken);
        return false;
    }
}
