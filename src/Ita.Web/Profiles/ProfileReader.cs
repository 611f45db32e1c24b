using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Profiles;
using Ita.Storage.Results;
using Ita.Web.Access;

namespace Ita.Web.Profiles;

/// <summary>Reads what the page of a profile shows.</summary>
internal sealed class ProfileReader(ProfileStore profiles, ResultStore results, FrameworkLibrary frameworks)
{
    public async Task<ProfileView> ReadAsync(Agency agency, CancellationToken cancellationToken)
    {
        var stored = await profiles.GetAsync(agency.Code, cancellationToken);
        var years = (await frameworks.GetAsync(cancellationToken)).Years;
        var scored = await Task.WhenAll(years.Select(year => IsScoredAsync(agency, year, cancellationToken)));
        var shown = years.Zip(scored).Where(pair => pair.Second).Select(pair => pair.First).ToList();
        return new ProfileView
        {
            Agency = ListedAgency.Of(agency).Agency,
            Stored = stored,

            // An agency without a result has its newest year to think of.
            Fields = ProfileFields.Of(stored, shown.Count > 0 ? shown : years.TakeLast(1)),
        };
    }

    private async Task<bool> IsScoredAsync(Agency agency, FiscalYear year, CancellationToken cancellationToken)
    {
        try
        {
            return await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken) is not null;
        }
        catch (UnreadableRowException)
        {
            return true;
        }
    }
}

/// <summary>What the page of a profile shows.</summary>
public sealed record ProfileView
{
    /// <summary>Names are safe to show.</summary>
    public required Agency Agency { get; init; }

    /// <summary>What is stored.</summary>
    public required StoredProfile Stored { get; init; }

    /// <summary>What stands in the form.</summary>
    internal ProfileFields Fields { get; init; } = null!;

    /// <summary>Why it was not saved.</summary>
    public ImmutableArray<ProfileProblem> Problems { get; init; } = [];

    /// <summary>It was saved just now.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Somebody else has saved meanwhile, and this was not.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The units that can be chosen: the agency's, or its kind's usual ones.</summary>
    public ImmutableArray<string> Units => Stored.Profile.UnitsOf(Agency);

    /// <summary>What is wrong in a field; empty for the form as a whole.</summary>
    public IEnumerable<ProfileProblem> ProblemsOf(string field) =>
        Problems.Where(problem => ProfileFields.FieldOf(problem.Path) == field);
}
