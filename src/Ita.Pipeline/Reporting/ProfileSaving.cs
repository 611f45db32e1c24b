using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Profiles;
using Ita.Storage.Queues;
using Ita.Storage.Results;

namespace Ita.Pipeline.Reporting;

/// <summary>
/// Saves an agency's profile and has its reports of all years written anew. The years are noted for reconciliation
/// first, which compares versions: where the process dies before it has sent the messages, the next round sends them.
/// </summary>
public sealed class ProfileSaving(
    ProfileStore profiles,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks
)
{
    private const int MaxAttempts = 20;

    /// <param name="agency">Whose.</param>
    /// <param name="profile">The whole of it.</param>
    /// <param name="replaced">The version that it takes the place of (<see cref="StoredProfile.Version"/>).</param>
    /// <param name="cancellationToken">Ends it between two writings.</param>
    /// <returns>What is stored now; null, and nothing is changed, if it is another than the one that was
    /// read.</returns>
    public async Task<StoredProfile?> SaveAsync(
        Agency agency,
        AgencyProfile profile,
        string replaced,
        CancellationToken cancellationToken
    )
    {
        var years = await YearsAsync(agency, cancellationToken);
        foreach (var year in years)
            await results.MarkChangedAsync(agency.ProvinceCode, year, cancellationToken);
        if (await profiles.PutAsync(agency.Code, profile, replaced, cancellationToken) is not { } stored)
            return null;
        foreach (var year in years)
            await queues.WriteReportAsync(agency.Code, year, cancellationToken);
        return stored;
    }

    /// <summary>
    /// Adds what an upload's sheet says to what the agency has said before; a unit that it names is one of the agency's
    /// from then on.
    /// </summary>
    /// <param name="agency">Whose.</param>
    /// <param name="said">Only what the sheet says.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it changes nothing more.</param>
    /// <exception cref="StorageContentionException">Others save it again and again meanwhile.</exception>
    public async Task AddAsync(Agency agency, AgencyProfile said, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await profiles.GetAsync(agency.Code, cancellationToken);
            var next = WithUnits(stored.Profile.With(said), agency);
            if (await SaveAsync(agency, next, stored.Version, cancellationToken) is not null)
                return;
        }

        throw new StorageContentionException($"The profile of {agency.Code} changes faster than it can be added to.");
    }

    private static AgencyProfile WithUnits(AgencyProfile profile, Agency agency)
    {
        var units = profile.UnitsOf(agency);
        var named = profile.UnitOfDuty.Values.Concat(profile.UnitOfConcept.Values).Except(units).ToList();
        return named.Count == 0 ? profile : profile with { Units = [.. units, .. named] };
    }

    private async Task<List<FiscalYear>> YearsAsync(Agency agency, CancellationToken cancellationToken)
    {
        var years = new List<FiscalYear>();
        foreach (var year in (await frameworks.GetAsync(cancellationToken)).Years)
        {
            try
            {
                if (await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken) is not null)
                    years.Add(year);
            }
            catch (UnreadableRowException)
            {
                // It is scored again first, and its report written then.
            }
        }

        return years;
    }
}
