using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Reports;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Tallies;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>Results and reports that the storage has lost, or that were made of figures it had lost.</summary>
public sealed class LostResults(
    AgencyStore agencies,
    TallyStore tallies,
    ResultStore results,
    ReportStore reports,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    ILogger<LostResults> log
)
{
    /// <summary>
    /// Has the year scored whose result is not that of its figures, and the report written that is not there. One that is
    /// on its way does no harm by being sent twice.
    /// </summary>
    /// <param name="year">With figures that are all there, as far as they can be.</param>
    /// <param name="isLost">Some are lost for good. A result that was made of them says more than what could be made of
    /// the others: it stays.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False if nothing is lacking.</returns>
    internal async Task<bool> SendAsync(AcceptedYear year, bool isLost, CancellationToken cancellationToken)
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
            is { ReportVersion: not null, Documents: var documents }
        && await reports.IsCompleteAsync(
            new ReportKey(year, agency.ProvinceCode, agency.Code),
            documents.IsEmpty ? ReportFormat.Analysis.Select(format => format.Ending) : documents,
            cancellationToken
        );
}
