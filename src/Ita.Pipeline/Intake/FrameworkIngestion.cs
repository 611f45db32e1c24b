using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Frameworks;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A file in <c>frameworks</c> comes into force for its year, or is refused and what was in force stays so. Results are
/// left as they are: the outcome says how many were computed by another framework, and <see cref="YearRescoring"/> is a
/// person's decision. Uploads that were turned away for want of the year's framework are read again.
/// </summary>
public sealed partial class FrameworkIngestion(
    UploadIntake intake,
    UploadStore uploads,
    FrameworkStore store,
    FrameworkLibrary library,
    YearRescoring rescoring,
    WaitingUploads waiting,
    TimeProvider time,
    ILogger<FrameworkIngestion> log
) : IIngestion
{
    private const string Extension = ".json";

    public string Container => ContainerNames.Frameworks;

    /// <param name="blobName">The path within <c>frameworks</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync(
            "IngestFramework",
            agency: null,
            YearOf(blobName),
            async () =>
            {
                var found = intake.OpenAsync(Container, blobName, cancellationToken, withAccepted: true);
                await foreach (var upload in found)
                {
                    // A file that was deleted and brought back is the same version, and was withdrawn meanwhile.
                    if (!upload.IsAccepted || !await IsInForceAsync(upload.Blob, cancellationToken))
                        await ReadAsync(upload, cancellationToken);
                }
            }
        );

    /// <summary>
    /// Ends what is in force by a file that is not there any more, and puts in force again by one that was brought
    /// back.
    /// </summary>
    /// <param name="cancellationToken">Ends it between two files.</param>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        var inForce = await store.ListAsync(cancellationToken);
        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in uploads.ListAsync(Container, cancellationToken: cancellationToken))
        {
            there.Add(blob.Name);
            if (inForce.All(framework => framework.BlobName != blob.Name))
                await IngestAsync(blob.Name, cancellationToken);
        }

        foreach (var framework in inForce)
        {
            if (there.Contains(framework.BlobName))
                continue;
            await store.WithdrawAsync(framework.FiscalYear, cancellationToken);
            library.Invalidate();
            LogWithdrawn(framework.FiscalYear, framework.Version);
        }
    }

    private async Task ReadAsync(SettledUpload upload, CancellationToken cancellationToken)
    {
        var blob = upload.Blob;
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

        await ReadAsync(blob, year, upload.Content, upload.Sha256, cancellationToken);
    }

    private async Task ReadAsync(
        BlobVersion blob,
        FiscalYear year,
        byte[] text,
        string sha256,
        CancellationToken cancellationToken
    )
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
        library.Invalidate();
        await waiting.ReadAgainAsync(year, cancellationToken);

        var older = (await rescoring.OfferAsync(year, cancellationToken))?.Older ?? 0;
        await intake.AcceptAsync(
            blob,
            good =>
                good with
                {
                    Sha256 = sha256,
                    Warnings = older == 0 ? [] : [OlderResults(year, older, blob.FileName)],
                },
            cancellationToken
        );
        LogInForce(year, framework.Version, older);
    }

    private async Task<bool> IsInForceAsync(BlobVersion blob, CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).Any(framework => framework.BlobName == blob.Name);

    private async Task RejectAsync(
        BlobVersion blob,
        IReadOnlyList<FrameworkProblem> problems,
        CancellationToken cancellationToken
    )
    {
        var notices = problems.Select(problem => NoticeOf(problem, blob.FileName));
        await intake.RejectAsync(blob, [.. notices], cancellationToken);
        LogRefused(
            Path.GetFileNameWithoutExtension(blob.FileName) is { } name && FiscalYear.TryParse(name, out var year)
                ? year.ToString()
                : "?",
            problems[0].Code,
            problems[0].Line,
            problems[0].Position
        );
    }

    // A problem of the file, with the place in its text as the cell.
    private static Notice NoticeOf(FrameworkProblem problem, string fileName) =>
        new()
        {
            Code = problem.Code,
            File = fileName,
            Cell =
                problem.Line == 0
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{problem.Line}:{problem.Position}"),
            Item = problem.Path.Length == 0 ? null : problem.Path,
            MessageTh = problem.MessageTh,
            MessageEn = problem.MessageEn,
        };

    // Accepted, and there are results that were computed by another framework or other rules.
    private static Notice OlderResults(FiscalYear year, int results, string fileName)
    {
        var count = results.ToString(CultureInfo.InvariantCulture);
        var place = new NoticePlace(File: fileName, Value: count);
        return NoticeTexts.Compose(NoticeCode.OlderResults, place, detail: year.ToString());
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
        EventId = 3004,
        Level = LogLevel.Warning,
        Message = "The framework of {Year}, version {Version}, was withdrawn: its file is not there any more."
    )]
    private partial void LogWithdrawn(FiscalYear year, string version);
}
