using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Pipeline.Scoring;
using Ita.Reports.Model;
using Ita.Storage.FollowUps;
using Ita.Storage.Profiles;
using Ita.Storage.Results;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reporting;

/// <summary>Gathers from the stores what a result's report says.</summary>
public sealed class ReportComposition(
    TallyStore tallies,
    ResultStore results,
    FollowUpStore followUps,
    ProfileStore profiles,
    FrameworkLibrary frameworks,
    ReportInputSource reportInputs
)
{
    /// <summary>All that the report is written from.</summary>
    public async Task<GatheredReport> GatherAsync(StoredResult stored, CancellationToken cancellationToken)
    {
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var profile = await profiles.GetAsync(stored.Row.Agency.Code, cancellationToken);
        var inputs = await reportInputs.OfAsync(stored.Row, profile.Version, catalogue, cancellationToken);
        var input = await GatherAsync(stored, inputs, catalogue, cancellationToken) with
        {
            Profile = profile.Profile,
            FirstIssued = stored.Row.ReportIssued,
        };
        return new GatheredReport(input, inputs.Version);
    }

    private async Task<ReportInput> GatherAsync(
        StoredResult stored,
        ReportInputs inputs,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var (code, year) = (stored.Row.Agency.Code, stored.Row.FiscalYear);
        var framework =
            await FrameworkAsync(stored.Row, catalogue, cancellationToken)
            ?? throw new InvalidOperationException($"{year} was scored by a framework that is not there any more.");
        var previous = inputs.Previous is { } row ? await FindAsync(row, catalogue, cancellationToken) : null;
        var earlier = ImmutableArray.CreateBuilder<EarlierYear>();
        foreach (var each in inputs.Earlier)
        {
            if (await FindAsync(each, catalogue, cancellationToken) is { } found)
                earlier.Add(found);
        }

        var figures = await tallies.GetAsync(code, year, cancellationToken);
        var sources = SourcesOf(figures);
        var previousSources = previous is null
            ? []
            : SourcesOf(await tallies.GetAsync(code, year.Previous, cancellationToken));
        var followUp = await followUps.GetAsync(code, year, cancellationToken);
        var previousFollowUp = previous is null
            ? null
            : await followUps.GetAsync(code, year.Previous, cancellationToken);
        sources =
        [
            .. sources
                .Concat(SourcesOf(followUp))
                .OrderBy(source => source.UploadedAt)
                .ThenBy(source => source.FileName, StringComparer.Ordinal),
        ];
        if (previousFollowUp is not null)
            previousSources = previousSources.AddRange(SourcesOf(previousFollowUp));
        return new ReportInput
        {
            Agency = stored.Row.Agency,
            Framework = framework,
            Result = stored.Result,
            PreviousFramework = previous?.Framework,
            Previous = previous?.Result,
            Earlier = earlier.ToImmutable(),
            Coming = year.Value < FiscalYear.Last ? ComingYear.Of(framework, catalogue) : null,
            Sources = sources,
            WrittenAt = sources
                .Concat(previousSources)
                .Select(source => source.UploadedAt)
                .DefaultIfEmpty(stored.Row.ScoredAt)
                .Max(),
            Province = inputs.Province,
            FollowUp = followUp.FollowUp,
            PreviousFollowUp = previousFollowUp?.FollowUp,
            Tallies = TalliesOf(stored, figures),
            Settings = inputs.Settings,
        };
    }

    // Not those that came since: they are on their way to be scored, and the report to be written again.
    private static ImmutableArray<PartTally> TalliesOf(StoredResult stored, AgencyTallies figures) =>
        figures.Version == stored.Row.InputVersion
            ?
            [
                .. figures
                    .Parts.Select(part => part.Tally)
                    .Where(tally => stored.Result.Part(tally.Instrument) is not null),
            ]
            : [];

    private async Task<EarlierYear?> FindAsync(
        ResultRow row,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        await FrameworkAsync(row, catalogue, cancellationToken) is { } framework
        && await results.FindAsync(row.Agency.ProvinceCode, row.Agency.Code, row.FiscalYear, cancellationToken)
            is { } stored
            ? new EarlierYear(framework, stored.Result)
            : null;

    // The one it was scored by, whatever is in force by now.
    private async Task<Framework?> FrameworkAsync(
        ResultRow row,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        await frameworks.FindAsync(row.FiscalYear, row.Result.FrameworkVersion, cancellationToken)
        ?? catalogue.Find(row.FiscalYear);

    private static ImmutableArray<ReportSource> SourcesOf(AgencyTallies figures) =>
        [
            .. figures
                .Parts.Select(part => part.Source)
                .Distinct()
                .OrderBy(source => source.Blob.OrderKey, StringComparer.Ordinal)
                .Select(source => new ReportSource(source.Blob.FileName, source.Sha256, source.Blob.LastModified)),
        ];

    private static IEnumerable<ReportSource> SourcesOf(StoredFollowUp followUp) =>
        followUp.Sources.Select(source => new ReportSource(
            source.Blob.FileName,
            source.Sha256,
            source.Blob.LastModified
        ));
}

/// <summary>What a report is written from.</summary>
/// <param name="Input">All of it.</param>
/// <param name="Version">Stands for all of it.</param>
public sealed record GatheredReport(ReportInput Input, string Version)
{
    /// <summary>In Thailand, the month of the first report of the same figures: this one's where it is the first.
    /// </summary>
    public IssueMonth Issued => Input.FirstIssued ?? IssueMonth.Of(Input.WrittenAt);
}
