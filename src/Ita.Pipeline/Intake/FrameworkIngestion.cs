using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Frameworks;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A file in <c>frameworks</c> comes into force for its year, or is refused and what was in force stays so. Results are
/// left as they are: the outcome says how many were computed by another framework, and <see cref="YearRescoring"/> is a
/// person's decision. Uploads that were turned away for want of the year's framework are read again.
/// </summary>
public sealed partial class FrameworkIngestion(
    UploadStore uploads,
    SubmissionStore submissions,
    FrameworkStore store,
    FrameworkLibrary library,
    YearRescoring rescoring,
    SurveyExportIngestion exports,
    FollowUpIngestion followUps,
    TimeProvider time,
    ILogger<FrameworkIngestion> log
)
{
    private const string YearUnsupported = "year-unsupported";
    private const string Extension = ".json";

    /// <param name="blobName">The path within <c>frameworks</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync(
            "IngestFramework",
            agency: null,
            YearOf(blobName),
            () => IngestTracedAsync(blobName, cancellationToken)
        );

    private async Task IngestTracedAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(ContainerNames.Frameworks, blobName, cancellationToken) is not { } blob)
            return;
        var known = await submissions.ReceiveAsync(blob, cancellationToken);
        if (known.State is SubmissionState.Rejected or SubmissionState.Failed)
            return;
        if (known.IsGivenUp())
        {
            LogEndsProcess(BlobLabel.Of(blob.Name));
            await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellationToken);
            return;
        }

        // A file that was deleted and brought back is the same version, and was withdrawn meanwhile.
        if (known.State == SubmissionState.Accepted && await IsInForceAsync(blob, cancellationToken))
            return;

        if (YearOf(blob.Name) is not { } year)
        {
            await RejectAsync(blob, [FrameworkProblems.Name()], cancellationToken);
            return;
        }

        if (blob.Size > FrameworkProblems.LongestFile)
        {
            await RejectAsync(blob, [FrameworkProblems.TooLarge()], cancellationToken);
            return;
        }

        if (await uploads.ReadAsync(blob, cancellationToken) is not { } content)
        {
            await submissions.WithdrawAsync(blob, cancellationToken);
            await IngestTracedAsync(blobName, cancellationToken);
            return;
        }

        await ReadAsync(blob, year, content.ToArray(), cancellationToken);
    }

    /// <summary>
    /// Ends what is in force by a file that is not there any more, and puts in force again by one that was brought
    /// back.
    /// </summary>
    /// <param name="cancellationToken">Ends it between two files.</param>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var inForce = await store.ListAsync(cancellationToken);
        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in uploads.ListAsync(ContainerNames.Frameworks, cancellationToken: cancellationToken))
        {
            there.Add(blob.Name);
            if (inForce.All(framework => framework.BlobName != blob.Name))
                await IngestTracedAsync(blob.Name, cancellationToken);
        }

        foreach (var framework in inForce)
        {
            if (there.Contains(framework.BlobName))
                continue;
            await store.WithdrawAsync(framework.FiscalYear, cancellationToken);
            library.Forget();
            LogWithdrawn(framework.FiscalYear, framework.Version);
        }
    }

    private async Task ReadAsync(BlobVersion blob, FiscalYear year, byte[] text, CancellationToken cancellationToken)
    {
        Framework framework;
        try
        {
            framework = FrameworkFile.Read(text);
        }
        catch (FrameworkException e)
        {
            await RejectAsync(blob, e.Problems, cancellationToken);
            return;
        }

        if (framework.FiscalYear != year)
        {
            await RejectAsync(blob, [FrameworkProblems.YearOfName(framework, year)], cancellationToken);
            return;
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(text));
        await store.PutAsync(
            new StoredFramework
            {
                FiscalYear = year,
                Version = framework.Version,
                Sha256 = sha256,
                BlobName = blob.Name,
                UploadedAt = blob.LastModified,
                AcceptedAt = time.GetUtcNow(),
            },
            text,
            cancellationToken
        );
        library.Forget();
        await ReadAgainAsync(year, cancellationToken);

        var older = (await rescoring.OfferAsync(year, cancellationToken))?.Older ?? 0;
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good =>
                good with
                {
                    Sha256 = sha256,
                    Problems = [],
                    MoreProblems = 0,
                    Warnings = older == 0 ? [] : [FrameworkNotices.OlderResults(year, older, blob.FileName)],
                },
            cancellationToken
        );
        LogInForce(year, framework.Version, older);
    }

    private async Task<bool> IsInForceAsync(BlobVersion blob, CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).Any(framework => framework.BlobName == blob.Name);

    private async Task ReadAgainAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        await foreach (var submission in submissions.InStatesAsync([SubmissionState.Rejected], cancellationToken))
        {
            if (submission.FiscalYear != year || submission.Problems.All(problem => problem.Code != YearUnsupported))
                continue;
            await submissions.RestartAsync(submission.Blob, cancellationToken);
            if (submission.Blob.Container == ContainerNames.FollowUp)
                await followUps.IngestAsync(submission.Blob.Name, cancellationToken);
            else
                await exports.IngestAsync(submission.Blob.Name, cancellationToken);
        }
    }

    private async Task RejectAsync(
        BlobVersion blob,
        IReadOnlyList<FrameworkProblem> problems,
        CancellationToken cancellationToken
    )
    {
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Rejected,
            bad =>
                bad with
                {
                    Problems = [.. problems.Select(problem => FrameworkNotices.Of(problem, blob.FileName))],
                    MoreProblems = 0,
                },
            cancellationToken
        );
        LogRefused(
            Path.GetFileNameWithoutExtension(blob.FileName) is { } name && FiscalYear.TryParse(name, out var year)
                ? year.ToString()
                : "?",
            problems[0].Code,
            problems[0].Line,
            problems[0].Position
        );
    }

    private static FiscalYear? YearOf(string blobName) =>
        blobName.EndsWith(Extension, StringComparison.Ordinal)
        && FiscalYear.TryParse(blobName[..^Extension.Length], out var year)
            ? year
            : null;

    [LoggerMessage(
        EventId = 3002,
        Level = LogLevel.Information,
        Message = "The framework of {Year}, version {Version}, is in force; {Older} results were computed by another."
    )]
    private partial void LogInForce(FiscalYear year, string version, int older);

    [LoggerMessage(
        EventId = 3003,
        Level = LogLevel.Warning,
        Message = "A framework for {Year} was refused: {Code} at line {Line}, position {Position}. What was in force "
            + "stays so."
    )]
    private partial void LogRefused(string year, string code, int line, int position);

    [LoggerMessage(
        EventId = 3006,
        Level = LogLevel.Error,
        Message = "Reading the framework {Blob} ended the process again and again."
    )]
    private partial void LogEndsProcess(string blob);

    [LoggerMessage(
        EventId = 3004,
        Level = LogLevel.Warning,
        Message = "The framework of {Year}, version {Version}, was withdrawn: its file is not there any more."
    )]
    private partial void LogWithdrawn(FiscalYear year, string version);
}
