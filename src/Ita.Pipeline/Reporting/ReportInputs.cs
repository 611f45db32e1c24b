using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Reports.Model;
using Ita.Storage;
using Ita.Storage.Profiles;
using Ita.Storage.Results;

namespace Ita.Pipeline.Reporting;

/// <summary>
/// What a report is written from besides its own items, as rows, versions of profiles and the frameworks in force show
/// it: enough to tell, without reading anything else, whether the report that lies there is still the one that would be
/// written.
/// </summary>
internal sealed record ReportInputs
{
    /// <summary>Changes whenever the same inputs would give another document.</summary>
    public const string Edition = "2";

    public required ResultRow Row { get; init; }

    /// <summary>Of the years that are shown beside it (<see cref="ComparedYears"/>), newest first.</summary>
    public required ImmutableArray<ResultRow> Before { get; init; }

    public required ProvinceFigures? Province { get; init; }

    /// <summary>The version of the agency's profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The version of the framework in force for the year after; null where there is none.</summary>
    public required string? Coming { get; init; }

    public required ReportSettings Settings { get; init; }

    /// <summary>Of the year before.</summary>
    public ResultRow? Previous => Before.FirstOrDefault(row => row.FiscalYear.Next == Row.FiscalYear);

    /// <summary>Of the years before that one, newest first.</summary>
    public IEnumerable<ResultRow> Earlier => Before.Where(row => row.FiscalYear.Next != Row.FiscalYear);

    /// <summary>16 hexadecimal digits; equal for equal inputs.</summary>
    public string Version
    {
        get
        {
            var medians = Province is null
                ? null
                : new
                {
                    Province.Agencies,
                    Province.Total?.Value,
                    Instruments = Province.Instruments.OrderBy(pair => pair.Key).Select(pair => pair.Value.Value),
                    Indicators = Province.Indicators.Select(pair => pair.Value.Value),
                };
            var json = JsonSerializer.Serialize(
                new
                {
                    Edition,
                    Row.Version,
                    Previous = Previous?.Version,
                    Earlier = Earlier.Select(row => row.Version),
                    Profile,
                    Coming,
                    medians,
                    Settings,
                }
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
        }
    }

    public bool AreReported => Row.ReportVersion == Version;
}

/// <summary>
/// Puts together what reports are written from: rows of a province, as they are told at this moment, and the
/// installation's settings.
/// </summary>
public sealed class ReportInputSource(
    ReportSettings settings,
    ResultStore results,
    ProfileStore profiles,
    TimeProvider time
)
{
    public ReportSettings Settings => settings;

    /// <summary>The versions of profiles, by agency.</summary>
    internal Task<IReadOnlyDictionary<AgencyCode, string>> ListProfilesAsync(CancellationToken cancellationToken) =>
        profiles.ListVersionsAsync(cancellationToken);

    /// <summary>Of one row; what cannot be read of other years is left out.</summary>
    /// <param name="row">Whose report, of which year.</param>
    /// <param name="profile">The version of the agency's profile.</param>
    /// <param name="frameworks">Those in force.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<ReportInputs> OfAsync(
        ResultRow row,
        string profile,
        FrameworkCatalogue frameworks,
        CancellationToken cancellationToken
    )
    {
        var province = await results.ListAsync(row.Agency.ProvinceCode, row.FiscalYear, cancellationToken);
        var before = await Task.WhenAll(
            ComparedYears.Before(row.FiscalYear).Select(year => FindAsync(row.Agency, year, cancellationToken))
        );
        return Of(row, before.OfType<ResultRow>(), FiguresOf(province, time.GetUtcNow()), profile, frameworks);
    }

    /// <summary>Of every row of a province's year; the province's figures are worked out once.</summary>
    /// <param name="province">The year's rows.</param>
    /// <param name="before">Those of the years before it, newest first.</param>
    /// <param name="profileVersions">By agency.</param>
    /// <param name="frameworks">Those in force.</param>
    internal IEnumerable<ReportInputs> OfAll(
        IReadOnlyList<ResultRow> province,
        IEnumerable<IReadOnlyList<ResultRow>> before,
        IReadOnlyDictionary<AgencyCode, string> profileVersions,
        FrameworkCatalogue frameworks
    )
    {
        var figures = FiguresOf(province, time.GetUtcNow());
        var earlier = before.SelectMany(rows => rows).ToLookup(row => row.Agency.Code);
        return province.Select(row =>
            Of(
                row,
                earlier[row.Agency.Code],
                figures,
                profileVersions.GetValueOrDefault(row.Agency.Code, StoredProfile.None.Version),
                frameworks
            )
        );
    }

    private ReportInputs Of(
        ResultRow row,
        IEnumerable<ResultRow> before,
        ProvinceFigures? province,
        string profile,
        FrameworkCatalogue frameworks
    ) =>
        new()
        {
            Row = row,
            Before = [.. before],
            Province = province,
            Profile = profile,
            Coming = row.FiscalYear.Value < FiscalYear.Last ? frameworks.Find(row.FiscalYear.Next)?.Version : null,
            Settings = settings,
        };

    private async Task<ResultRow?> FindAsync(Agency agency, FiscalYear year, CancellationToken cancellationToken)
    {
        try
        {
            return await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken);
        }
        catch (UnreadableRowException)
        {
            return null;
        }
    }

    private static ProvinceFigures? FiguresOf(IReadOnlyList<ResultRow> province, DateTimeOffset now)
    {
        // One agency's report tells nothing of another that the other does not tell outside.
        var scored = province
            .Select(row => row.Outside(framework: null, now).Result)
            .Where(result => result.IsComplete)
            .ToList();
        if (scored.Count < ProvinceFigures.FewestAgencies)
            return null;
        return new ProvinceFigures
        {
            Agencies = scored.Count,
            Total = Medians.Of(scored.Select(result => result.Total!.Value)),
            Instruments = scored
                .SelectMany(result => result.Instruments)
                .GroupBy(instrument => instrument.Instrument, instrument => instrument.Score)
                .Where(scores => scores.Count() >= ProvinceFigures.FewestAgencies)
                .ToImmutableMedians(),
            Indicators = scored
                .SelectMany(result => result.Indicators)
                .Where(indicator => indicator.Score is not null)
                .GroupBy(indicator => indicator.Id, indicator => indicator.Score!.Value)
                .Where(scores => scores.Count() >= ProvinceFigures.FewestAgencies)
                .ToImmutableMedians()
                .ToImmutableSortedDictionary(),
        };
    }
}
