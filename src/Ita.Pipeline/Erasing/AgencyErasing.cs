using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Erasing;
using Ita.Storage.Reconciling;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Erasing;

/// <summary>
/// Erases everything of an agency, or of one of its years (docs/decisions/0024). It takes reconciliation's turn, which
/// would otherwise make again what has just gone; what is left of an interrupted erasing is found by the next one.
/// </summary>
public sealed partial class AgencyErasing(
    AgencyTraces traces,
    AgencyStore agencies,
    SubmissionStore submissions,
    ResultStore results,
    ReconciliationStore turns,
    AuditStore audit,
    TimeProvider time,
    ILogger<AgencyErasing> log
)
{
    private const int Parallelism = 8;

    // Whoever is in the middle of a step stores what it gives after that has gone. It takes seconds.
    private const int MostPasses = 5;

    /// <summary>What there is to erase.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year; null for everything.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AgencyHoldings> FindAsync(
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var (tables, exports) = (new List<Submission>(), new List<Submission>());
        await foreach (
            var submission in submissions.ListInStatesAsync(Enum.GetValues<SubmissionState>(), cancellationToken)
        )
        {
            if (submission.ResultsPath is { } table)
            {
                if ((year is null || table.FiscalYear == year) && submission.Agencies.Contains(agency))
                    tables.Add(submission);
            }
            else if (
                year is not null
                && submission.Agency == agency
                && submission.FiscalYear != year
                && submission.Parts.Any(part => part.FiscalYear == year)
            )
            {
                exports.Add(submission);
            }
        }

        return new AgencyHoldings(
            await KnownAsync(agency, cancellationToken),
            [.. await traces.FindAsync(agency, year, cancellationToken)],
            [.. tables.OrderBy(table => table.Blob.OrderKey, StringComparer.Ordinal)],
            [.. exports.OrderBy(export => export.Blob.OrderKey, StringComparer.Ordinal)]
        );
    }

    /// <summary>
    /// Erases it, after it was noted in the audit of every province in which something of it stands. Can be repeated.
    /// </summary>
    /// <param name="agency">Whose.</param>
    /// <param name="year">Of which year; null for everything.</param>
    /// <param name="by">Who orders it.</param>
    /// <param name="cancellationToken">Ends it between two deletions; repeating it completes it.</param>
    /// <returns>What was erased and what is left; null, and nothing was, while a round of reconciliation is under
    /// way.</returns>
    public async Task<ErasedHoldings?> EraseAsync(
        AgencyCode agency,
        FiscalYear? year,
        OrderedBy by,
        CancellationToken cancellationToken
    )
    {
        await using var turn = await turns.TryTakeTurnAsync(cancellationToken);
        return turn is null ? null : await EraseInTurnAsync(agency, year, by, turn.CancellationToken);
    }

    private async Task<ErasedHoldings> EraseInTurnAsync(
        AgencyCode agency,
        FiscalYear? year,
        OrderedBy by,
        CancellationToken cancellationToken
    )
    {
        var days = await traces.SoftDeleteDaysAsync(cancellationToken);
        var found = await FindAsync(agency, year, cancellationToken);
        if (found.AreErased)
            return new ErasedHoldings(found, found, days);
        await NoteAsync(found, agency, year, by, cancellationToken);
        var left = found;
        for (var pass = 0; pass < MostPasses && !left.AreErased; pass++)
        {
            await EraseAsync(left, agency, year, cancellationToken);
            left = await FindAsync(agency, year, cancellationToken);
        }

        LogErased(agency, year?.ToString() ?? "every year", found.Traces.Length, left.Traces.Length);
        return new ErasedHoldings(found, left, days);
    }

    private async Task NoteAsync(
        AgencyHoldings found,
        AgencyCode agency,
        FiscalYear? year,
        OrderedBy by,
        CancellationToken cancellationToken
    )
    {
        foreach (var province in found.Provinces)
            await audit.AddAsync(
                new AuditEntry
                {
                    At = time.GetUtcNow(),
                    Action = AuditAction.Erase,
                    VisitorId = by.Id,
                    VisitorName = by.Name,
                    Province = province,
                    Agency = agency,
                    FiscalYear = year,
                    File = "",
                },
                cancellationToken
            );
    }

    private async Task EraseAsync(
        AgencyHoldings found,
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        // Before the figures: a table or a workbook that says it has some would have them made again.
        foreach (var table in found.Tables)
            await submissions.ForgetAgencyAsync(table.Blob, agency, cancellationToken);
        foreach (var export in found.OtherExports)
            await submissions.ForgetYearAsync(export.Blob, year!.Value, cancellationToken);

        // The medians of the others change, and what later reports say of this year.
        foreach (
            var (province, of) in found
                .Traces.Select(trace => trace.Place)
                .Distinct()
                .OfType<(ProvinceCode, FiscalYear)>()
        )
            await results.MarkChangedAsync(province, of, cancellationToken);
        foreach (var kind in found.Traces.GroupBy(trace => trace.Kind))
            await Parallel.ForEachAsync(
                kind,
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
                async (trace, token) => await traces.DeleteAsync(trace, token)
            );
    }

    private async Task<Agency?> KnownAsync(AgencyCode agency, CancellationToken cancellationToken)
    {
        try
        {
            return await agencies.FindAsync(agency, cancellationToken);
        }
        catch (UnreadableRowException)
        {
            return null;
        }
    }

    [LoggerMessage(
        EventId = 1501,
        Level = LogLevel.Information,
        Message = "Everything of {Agency} of {Year} was erased: {Count} blobs and rows; {Left} are left."
    )]
    private partial void LogErased(AgencyCode agency, string year, int count, int left);
}
