using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds results that name their agency otherwise than it is known or were computed by the rules of another release
/// (docs/decisions/0012), and reports that are older than what they are written from. Looks only at province-years
/// in which a result has changed, and at the years after each whose reports show it.
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
    /// Stands for what all results and reports are made by: the software's rules, forms and settings, and the
    /// frameworks in force, of which a report names the coming year's. A result stays with the framework it was
    /// computed by until
    /// rescoring is ordered (<see cref="YearRescoring"/>).
    /// </summary>
    public async Task<string> RulesAsync(CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var json = JsonSerializer.Serialize(
            new
            {
                Scorer.RulesVersion,
                ReportInputs.Edition,
                Report = reportInputs.Settings,
                Frameworks = catalogue.Years.Select(year => catalogue.Find(year)!.Version),
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
        var profiles = await reportInputs.ListProfilesAsync(cancellationToken);
        var sent = 0;
        foreach (var province in changed.GroupBy(place => place.Province))
        {
            var places = province
                .Where(place => !busy.Contains((place.Province, place.FiscalYear)))
                .OrderBy(place => place.FiscalYear)
                .ToList();
            var years = places
                .SelectMany(place => ShownIn(place.FiscalYear))
                .Where(year => !busy.Contains((province.Key, year)))
                .ToImmutableSortedSet();
            var renewed = await RenewAsync(province.Key, years, profiles, cancellationToken);
            foreach (var place in places)
            {
                if (ShownIn(place.FiscalYear).Sum(year => renewed.GetValueOrDefault(year)) == 0)
                    await results.MarkCheckedAsync(place, cancellationToken);
            }

            sent += renewed.Values.Sum();
        }

        return sent;
    }

    // A year's figures stand in its own reports and in those of the years after.
    private static IEnumerable<FiscalYear> ShownIn(FiscalYear year) => ComparedYears.After(year).Prepend(year);

    private async Task<Dictionary<FiscalYear, int>> RenewAsync(
        ProvinceCode province,
        ImmutableSortedSet<FiscalYear> years,
        IReadOnlyDictionary<AgencyCode, string> profiles,
        CancellationToken cancellationToken
    )
    {
        var renewed = new Dictionary<FiscalYear, int>();
        if (years.IsEmpty)
            return renewed;
        var known = (await agencies.ListAsync(province, cancellationToken)).ToDictionary(agency => agency.Code);
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var rows = new Dictionary<FiscalYear, IReadOnlyList<ResultRow>>();
        foreach (var year in years)
        {
            var of = await RowsAsync(year);
            if (of.Count == 0)
                continue;
            var before = new List<IReadOnlyList<ResultRow>>();
            foreach (var earlier in ComparedYears.Before(year))
                before.Add(await RowsAsync(earlier));
            renewed[year] = 0;
            foreach (var inputs in reportInputs.OfAll(of, before, profiles, catalogue))
            {
                if (await RenewAsync(inputs, known.GetValueOrDefault(inputs.Row.Agency.Code), cancellationToken))
                    renewed[year]++;
            }
        }

        return renewed;

        async Task<IReadOnlyList<ResultRow>> RowsAsync(FiscalYear year) =>
            rows.TryGetValue(year, out var read)
                ? read
                : rows[year] = await results.ListAsync(province, year, cancellationToken);
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
        try
        {
            var current = await tallies.GetAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
            foreach (var table in current.PublishedTables)
            {
                if (await submissions.FindAsync(table, cancellationToken) is { FailedAfterReading: true })
                    return false;
            }
        }
        catch (UnreadableRowException)
        {
            // Named where rows are that cannot be read; until it is put right, nothing can be made from it.
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
