using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds results that name their agency otherwise than it is known or were computed by the rules of another release
/// (docs/decisions/0012), and reports that are older than what they are written from. Looks only at province-years in which a result has changed, and at the year after each.
/// </summary>
public sealed class ResultRenewal(
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    RenamedAgencies renamed,
    ReportInputSource reportInputs
)
{
    /// <summary>
    /// Stands for what the software itself makes all results and reports by: rules, forms and settings. Frameworks are
    /// not in it: a result stays with its own until rescoring is ordered (<see cref="YearRescoring"/>).
    /// </summary>
    public string Rules()
    {
        var json = JsonSerializer.Serialize(
            new
            {
                Scorer.RulesVersion,
                ReportInputs.Edition,
                Report = reportInputs.Settings,
            }
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
    }

    /// <summary>Has every province-year looked at.</summary>
    public async Task MarkAllChangedAsync(CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        foreach (var province in await agencies.ListProvincesAsync(cancellationToken))
        {
            foreach (var year in catalogue.Years)
                await results.MarkChangedAsync(province.Code, year, cancellationToken);
        }
    }

    /// <summary>
    /// Sends what is out of date to be scored or written again; not while many messages wait, which are looked at again
    /// by the next round.
    /// </summary>
    /// <param name="underWay">Agency-years that are about to change anyhow: their provinces wait until they
    /// have.</param>
    /// <param name="cancellationToken">Ends it between two messages.</param>
    /// <returns>How many messages were sent.</returns>
    public async Task<int> RenewAsync(IReadOnlySet<WorkMessage> underWay, CancellationToken cancellationToken)
    {
        var changed = await results.ListChangedAsync(cancellationToken);
        if (changed.Count == 0 || await queues.AreBusyAsync(cancellationToken))
            return 0;
        var busy = await ProvincesOfAsync(underWay, cancellationToken);
        var sent = 0;
        foreach (var place in changed.OrderBy(place => place.FiscalYear))
        {
            if (busy.Contains((place.Province, place.FiscalYear)))
                continue;
            var rows = await results.ListAsync(place.Province, place.FiscalYear, cancellationToken);
            var previous =
                place.FiscalYear.Value > FiscalYear.First
                    ? await results.ListAsync(place.Province, place.FiscalYear.Previous, cancellationToken)
                    : [];
            var next = await results.ListAsync(place.Province, place.FiscalYear.Next, cancellationToken);
            var known = (await agencies.ListAsync(place.Province, cancellationToken)).ToDictionary(agency =>
                agency.Code
            );
            var renewed = await RenewAsync(rows, previous, known, cancellationToken);
            if (!busy.Contains((place.Province, place.FiscalYear.Next)))
                renewed += await RenewAsync(next, rows, known, cancellationToken);
            if (renewed == 0)
                await results.MarkCheckedAsync(place, cancellationToken);
            sent += renewed;
        }

        return sent;
    }

    private async Task<int> RenewAsync(
        IReadOnlyList<ResultRow> rows,
        IReadOnlyList<ResultRow> previousYear,
        Dictionary<AgencyCode, Agency> known,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return 0;
        var sent = 0;
        foreach (var inputs in reportInputs.OfAll(rows, previousYear))
        {
            if (await RenewAsync(inputs, known.GetValueOrDefault(inputs.Row.Agency.Code), cancellationToken))
                sent++;
        }

        return sent;
    }

    private async Task<bool> RenewAsync(ReportInputs inputs, Agency? agency, CancellationToken cancellationToken)
    {
        var row = inputs.Row;
        if (await renamed.ScoreAsync(row, agency, cancellationToken))
            return true;
        var isOlder = agency is not null && row.Result.RulesVersion != Scorer.RulesVersion;
        if (inputs.AreReported && !isOlder)
            return false;

        // What failed for the last time waits for a person, and is not tried again with every round.
        var uploaded = await submissions.ListAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
        if (uploaded.Any(submission => submission.FailedAfterReading))
            return false;
        var current = await tallies.GetAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
        foreach (var table in current.PublishedTables)
        {
            if (await submissions.FindAsync(table, cancellationToken) is { FailedAfterReading: true })
                return false;
        }

        if (isOlder)
            await queues.ScoreAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
        else
            await queues.WriteReportAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
        return true;
    }

    private async Task<HashSet<(ProvinceCode Province, FiscalYear Year)>> ProvincesOfAsync(
        IReadOnlySet<WorkMessage> underWay,
        CancellationToken cancellationToken
    )
    {
        var provinces = new HashSet<(ProvinceCode, FiscalYear)>();
        foreach (var agency in underWay.GroupBy(message => message.Agency))
        {
            if (await agencies.FindAsync(agency.Key, cancellationToken) is { } known)
                provinces.UnionWith(agency.Select(message => (known.ProvinceCode, message.FiscalYear)));
        }

        return provinces;
    }
}
