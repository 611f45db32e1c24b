using System.Collections.Concurrent;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Reports;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds what the storage itself has lost: figures, results and reports of uploads that say they were accepted, scored,
/// reported. A storage that is killed forgets its last seconds, and whoever was at work then goes on from what is not
/// there any more. What was read is read again, where that very version of the file is still there; where it is not,
/// that is said at the upload. Reads all submissions, tallies and results: for the thorough round.
/// </summary>
public sealed class LostFigures(
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    ResultStore results,
    ReportStore reports,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    IEnumerable<IRestoring> restoring,
    ILogger<LostFigures> log
)
{
    private const int Parallelism = 4;

    /// <param name="cancellationToken">Ends it between two agency-years; repeating it completes it.</param>
    /// <returns>How many uploads, results and reports were put back on their way.</returns>
    public async Task<int> RestoreAsync(CancellationToken cancellationToken)
    {
        var accepted = await AcceptedUploads.ReadAsync(submissions, cancellationToken);
        var restored = 0;

        // Agencies first, which all others need. Of these two nobody has noted what was in them: they are read.
        foreach (var other in accepted.Others.OrderBy(other => other.Blob.Container != ContainerNames.Registry))
            await BestEffort.RunAsync(
                async () =>
                {
                    if (await RestoreAsync(other, cancellationToken) == Restored.Again)
                        restored++;
                },
                log,
                cancellationToken
            );
        var again = new ConcurrentDictionary<BlobVersion, Lazy<Task<Restored>>>();
        await EachAsync(
            accepted.Years,
            async (year, token) =>
            {
                if (await RestoreAsync(year, again, token))
                    Interlocked.Increment(ref restored);
            },
            cancellationToken
        );
        await EachAsync(accepted.Latest, submissions.RestoreLatestAsync, cancellationToken);
        return restored;
    }

    private Task EachAsync<T>(
        IEnumerable<T> all,
        Func<T, CancellationToken, Task> step,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (each, token) => await BestEffort.RunAsync(() => step(each, token), log, token)
        );

    private async Task<bool> RestoreAsync(
        AcceptedYear year,
        ConcurrentDictionary<BlobVersion, Lazy<Task<Restored>>> again,
        CancellationToken cancellationToken
    )
    {
        var stored = await tallies.ListAsync(year.Agency, year.Year, cancellationToken);
        var missing = year
            .Figures.Where(figures => !stored.Any(part => Has(part, figures)))
            .Select(figures => figures.Upload.Blob)
            .ToHashSet();

        // An agency that only its own uploads have named comes back by them.
        var isKnown = await agencies.FindAsync(year.Agency, cancellationToken) is not null;
        var (isRestored, isLost) = (false, false);
        foreach (var upload in year.Figures.Select(figures => figures.Upload).DistinctBy(upload => upload.Blob))
        {
            if (isKnown && !missing.Contains(upload.Blob))
                continue;

            // It may hold parts of several years, and is read once.
            var reading = again.GetOrAdd(upload.Blob, _ => new(() => RestoreAsync(upload, cancellationToken)));
            var restored = await reading.Value;
            isRestored |= restored == Restored.Again;
            if (restored != Restored.Unreadable || !missing.Contains(upload.Blob))
                continue;
            isLost = true;
            await SayLostAsync(upload, cancellationToken);
        }

        return isRestored || (!year.IsLeft && await SendAsync(year, isLost, cancellationToken));
    }

    // Has the year scored whose result is not that of its figures, and the report written that is not there. One that is
    // on its way does no harm by being sent twice. A result of figures that are lost for good says more than what could
    // be made of the others: it stays.
    private async Task<bool> SendAsync(AcceptedYear year, bool isLost, CancellationToken cancellationToken)
    {
        var (code, fiscalYear) = (year.Agency, year.Year);
        if (
            (await frameworks.GetAsync(cancellationToken)).Find(fiscalYear) is null
            || await agencies.FindAsync(code, cancellationToken) is not { } agency
            || await tallies.GetAsync(code, fiscalYear, cancellationToken) is not { Parts.IsEmpty: false } current
        )
            return false;
        if (!await IsScoredAsync(agency, fiscalYear, isLost ? null : current.Version, cancellationToken))
            await queues.ScoreAsync(code, fiscalYear, cancellationToken);
        else if (!await IsReportedAsync(agency, fiscalYear, cancellationToken))
            await queues.WriteReportAsync(code, fiscalYear, cancellationToken);
        else
            return false;
        log.LostAndSent(code, fiscalYear);
        return true;
    }

    private async Task<bool> IsScoredAsync(
        Agency agency,
        FiscalYear year,
        string? version,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await results.FindAsync(agency.ProvinceCode, agency.Code, year, cancellationToken) is { } stored
                && (version is null || stored.Row.InputVersion == version)
                && await frameworks.FindAsync(year, stored.Row.Result.FrameworkVersion, cancellationToken) is not null;
        }
        catch (InvalidDataException)
        {
            // The row is there and its items are not.
            return false;
        }
    }

    private async Task<bool> IsReportedAsync(Agency agency, FiscalYear year, CancellationToken cancellationToken) =>
        await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken)
            is { ReportVersion: not null }
        && await reports.IsCompleteAsync(
            new ReportKey(year, agency.ProvinceCode, agency.Code),
            ReportFormat.All.Select(format => format.Extension),
            cancellationToken
        );

    private static bool Has(StoredPart part, (TallyOrigin Origin, Instrument? Part, Submission Upload) figures) =>
        part.Origin == figures.Origin
        && (figures.Part is null || part.Tally.Instrument == figures.Part)
        && string.CompareOrdinal(part.Source.Blob.OrderKey, figures.Upload.Blob.OrderKey) >= 0;

    private async Task<Restored> RestoreAsync(Submission upload, CancellationToken cancellationToken)
    {
        var restored = await restoring
            .Single(each => each.Container == upload.Blob.Container)
            .RestoreAsync(upload, cancellationToken);
        if (restored == Restored.Again)
            log.ReadAgain(upload.Blob.Container, BlobLabel.Of(upload.Blob.Name));
        return restored;
    }

    private async Task SayLostAsync(Submission upload, CancellationToken cancellationToken)
    {
        log.Lost(upload.Blob.Container, BlobLabel.Of(upload.Blob.Name));
        await submissions.AddWarningAsync(
            upload.Blob,
            NoticeTexts.ComposeForFile(NoticeCode.FiguresLost, upload.Blob.FileName),
            cancellationToken
        );
    }
}
