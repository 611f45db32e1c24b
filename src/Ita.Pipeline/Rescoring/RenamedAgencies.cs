using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;

namespace Ita.Pipeline.Rescoring;

/// <summary>Results that name their agency otherwise than it is known now are scored again.</summary>
public sealed class RenamedAgencies(
    AgencyStore agencies,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks
)
{
    /// <summary>Scores the results of these agencies again where they need it, wherever they lie.</summary>
    public async Task ScoreAsync(IReadOnlySet<AgencyCode> listed, CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        foreach (var province in await agencies.ListProvincesAsync(cancellationToken))
        {
            var known = (await agencies.ListAsync(province.Code, cancellationToken)).ToDictionary(agency =>
                agency.Code
            );
            foreach (var year in catalogue.Years)
            {
                foreach (var row in await results.ListAsync(province.Code, year, cancellationToken))
                {
                    if (listed.Contains(row.Agency.Code))
                        await ScoreAsync(row, known.GetValueOrDefault(row.Agency.Code), cancellationToken);
                }
            }
        }
    }

    /// <param name="row">A result.</param>
    /// <param name="inProvince">Its agency as the result's province knows it; null to look for it everywhere.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    /// <returns>Whether the result named its agency otherwise and is put on its way.</returns>
    public async Task<bool> ScoreAsync(ResultRow row, Agency? inProvince, CancellationToken cancellationToken)
    {
        var agency = inProvince ?? await agencies.FindAsync(row.Agency.Code, cancellationToken);

        // Its e-mail address is not part of a result.
        if (agency is null || row.Agency == agency with { Email = null })
            return false;
        if (agency.ProvinceCode != row.Agency.ProvinceCode)
            await results.AddPlaceAsync(row.Agency.ProvinceCode, row.Agency.Code, row.FiscalYear, cancellationToken);
        await queues.ScoreAsync(row.Agency.Code, row.FiscalYear, cancellationToken);
        return true;
    }
}
