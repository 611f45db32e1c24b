using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Workbooks.PublishedResults;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A published table in <c>results</c> becomes the summary of each of its agencies, or an outcome with its problems and
/// nothing else. Order of writing: tallies, outcome, messages; whoever finds the outcome finds everything before it, and
/// a repetition sends the messages again.
/// </summary>
public sealed class ResultsIngestion(
    UploadIntake intake,
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    SubmissionMessages messages,
    ILogger<ResultsIngestion> log
) : IIngestion, IRestoring
{
    // Each agency is a partition and a request of its own. More at once would only wait for one another.
    private const int Parallelism = 8;

    public string Container => ContainerNames.Results;

    /// <param name="blobName">The path within <c>results</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken)
    {
        _ = ResultsPath.TryParse(blobName, out var path);
        return StepTelemetry.RunAsync(
            "IngestResults",
            agency: null,
            path?.FiscalYear,
            async () =>
            {
                await foreach (var upload in intake.OpenAsync(Container, blobName, cancellationToken))
                {
                    if (upload.IsAccepted)
                        await messages.SendAsync(upload.Submission, cancellationToken);
                    else if (path is null)
                        await intake.RejectAsync(
                            upload.Blob,
                            [NoticeTexts.ComposeForFile(NoticeCode.PathInvalidResults, upload.Blob.FileName)],
                            cancellationToken
                        );
                    else
                        await ReadAsync(upload, path, cancellationToken);
                }
            }
        );
    }

    /// <inheritdoc/>
    public async Task<Restored> RestoreAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (
            submission.ResultsPath is not { } path
            || await intake.OpenAgainAsync(submission, cancellationToken) is not { } upload
        )
            return Restored.Unreadable;
        var reading = Read(
            upload,
            path,
            await frameworks.GetAsync(cancellationToken),
            await ListAsync(cancellationToken),
            cancellationToken
        );
        if (!reading.IsAccepted)
            return Restored.Unreadable;

        // Not what was erased since: the table has it still, the submission does not.
        var stored = submission.Agencies.ToHashSet();
        var changed = await ApplyAsync(
            upload,
            path.FiscalYear,
            reading.Results.Where(result => stored.Contains(result.Agency)),
            cancellationToken
        );
        foreach (var agency in changed)
            await queues.ScoreAsync(agency, path.FiscalYear, cancellationToken);
        return changed.Count > 0 ? Restored.Again : Restored.Nothing;
    }

    private static PublishedResultsReading Read(
        SettledUpload upload,
        ResultsPath path,
        FrameworkCatalogue catalogue,
        IReadOnlyCollection<Agency> known,
        CancellationToken cancellationToken
    )
    {
        var request = new PublishedResultsRequest
        {
            FiscalYear = path.FiscalYear,
            Agencies = known,
            Province = path.Province,
        };
        return PublishedResultsReader.Read(catalogue, request, upload.File, cancellationToken);
    }

    // Gives the agencies for which anything was put in.
    private async Task<IReadOnlyCollection<AgencyCode>> ApplyAsync(
        SettledUpload upload,
        FiscalYear year,
        IEnumerable<PublishedResult> results,
        CancellationToken cancellationToken
    )
    {
        var source = new TallySource(upload.Blob, upload.Sha256);
        var changed = new ConcurrentBag<AgencyCode>();
        await Parallel.ForEachAsync(
            results,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (result, token) =>
            {
                if (await tallies.ApplyAsync(result.Agency, year, source, result.Parts, TallyOrigin.Published, token))
                    changed.Add(result.Agency);
            }
        );
        return changed;
    }

    // Read again where what it was turned away for came while it was read: a registry or a framework has looked for
    // tables that wait for it before this one stood there as waiting.
    private async Task ReadAsync(SettledUpload upload, ResultsPath path, CancellationToken cancellationToken)
    {
        while (true)
        {
            var catalogue = await frameworks.GetForAsync(path.FiscalYear, cancellationToken);
            var known = await ListAsync(cancellationToken);
            var reading = Read(upload, path, catalogue, known, cancellationToken);
            if (reading.IsAccepted)
            {
                await AcceptAsync(upload, path.FiscalYear, reading, cancellationToken);
                return;
            }

            var rejected = await RejectAsync(upload.Blob, reading, cancellationToken);
            if (!await HasComeAsync(rejected, path, known, cancellationToken))
                return;
            await submissions.RestartAsync(upload.Blob, cancellationToken);
            upload = upload with { Submission = await submissions.ReceiveAsync(upload.Blob, cancellationToken) };
        }
    }

    private async Task AcceptAsync(
        SettledUpload upload,
        FiscalYear year,
        PublishedResultsReading reading,
        CancellationToken cancellationToken
    )
    {
        await ApplyAsync(upload, year, reading.Results, cancellationToken);
        ImmutableArray<AgencyCode> listed = [.. reading.Results.Select(result => result.Agency)];
        var accepted = await intake.AcceptAsync(
            upload.Blob,
            good =>
                good with
                {
                    Sha256 = upload.Sha256,
                    Agencies = listed,
                    Parts = PartsOf(reading, year),
                    Warnings = reading.Warnings,
                    Ignored = reading.Ignored,
                    IsOfUnknownAgency = false,
                },
            cancellationToken
        );
        log.ResultsRead(BlobLabel.Of(upload.Blob.Name), listed.Length);
        await messages.SendAsync(accepted, cancellationToken);
    }

    private async Task<Submission?> RejectAsync(
        BlobVersion blob,
        PublishedResultsReading reading,
        CancellationToken cancellationToken
    )
    {
        await intake.RejectAsync(
            blob,
            reading.Problems,
            cancellationToken,
            bad =>
                bad with
                {
                    MoreProblems = reading.MoreProblems,
                    Warnings = reading.Warnings,
                    Ignored = reading.Ignored,
                    IsOfUnknownAgency = reading.Problems.Any(problem => problem.Code == NoticeCode.AgencyUnknown),
                }
        );
        return await submissions.FindAsync(blob, cancellationToken);
    }

    private async Task<bool> HasComeAsync(
        Submission? rejected,
        ResultsPath path,
        IReadOnlyCollection<Agency> known,
        CancellationToken cancellationToken
    )
    {
        if (rejected is null)
            return false;
        if (rejected.IsRejectedFor(NoticeCode.YearUnsupported))
        {
            frameworks.Invalidate();
            if ((await frameworks.GetAsync(cancellationToken)).Find(path.FiscalYear) is not null)
                return true;
        }

        return rejected.IsRejectedFor(NoticeCode.AgencyUnknown)
            && !known.ToHashSet().SetEquals(await ListAsync(cancellationToken));
    }

    // Only what a registry has: an agency that nothing but an upload of its own has named may be called as it likes.
    private async Task<IReadOnlyCollection<Agency>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = new List<Agency>();
        foreach (var province in await agencies.ListProvincesAsync(cancellationToken))
            listed.AddRange(await agencies.ListAsync(province.Code, cancellationToken));
        return listed.FindAll(agency => !agency.IsProvisional);
    }

    private static ImmutableArray<ReadPart> PartsOf(PublishedResultsReading reading, FiscalYear year) =>
        [
            .. reading
                .Results.SelectMany(result => result.Parts)
                .Select(part => part.Instrument)
                .Distinct()
                .Order()
                .Select(instrument => new ReadPart(year, instrument, TallyLayout.IndicatorScores, null)),
        ];
}
