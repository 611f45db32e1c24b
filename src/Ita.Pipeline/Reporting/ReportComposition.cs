using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Storage.FollowUps;
using Ita.Storage.Results;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reporting;

/// <summary>Gathers from the stores what a result's report says.</summary>
public sealed class ReportComposition(
    TallyStore tallies,
    ResultStore results,
    FollowUpStore followUps,
    FrameworkLibrary frameworks,
    ReportInputSource reportInputs
)
{
    /// <returns>The report, and what stands for all it is written from (<see cref="ReportInputs.Version"/>).</returns>
    public async Task<(ReportModel Model, string Version)> ComposeAsync(
        StoredResult stored,
        CancellationToken cancellationToken
    )
    {
        var inputs = await InputsAsync(stored.Row, cancellationToken);
        return (await ModelAsync(stored, inputs, cancellationToken), inputs.Version);
    }

    private async Task<ReportInputs> InputsAsync(ResultRow row, CancellationToken cancellationToken)
    {
        var province = await results.ListAsync(row.Agency.ProvinceCode, row.FiscalYear, cancellationToken);
        var previousYear =
            row.FiscalYear.Value > FiscalYear.First
                ? await results.ListAsync(row.Agency.ProvinceCode, row.FiscalYear.Previous, cancellationToken)
                : [];
        return reportInputs.Of(row, province, previousYear);
    }

    private async Task<ReportModel> ModelAsync(
        StoredResult stored,
        ReportInputs inputs,
        CancellationToken cancellationToken
    )
    {
        var (code, year) = (stored.Row.Agency.Code, stored.Row.FiscalYear);
        var framework =
            await FrameworkAsync(stored.Row, cancellationToken)
            ?? throw new InvalidOperationException($"{year} was scored by a framework that is not there any more.");
        var previousFramework = inputs.Previous is { } before ? await FrameworkAsync(before, cancellationToken) : null;
        var previous =
            previousFramework is not null && inputs.Previous is { } row
                ? await results.FindAsync(row.Agency.ProvinceCode, code, row.FiscalYear, cancellationToken)
                : null;
        var sources = await SourcesAsync(code, year, cancellationToken);
        var previousSources = previous is null
            ? []
            : await SourcesAsync(code, previous.Row.FiscalYear, cancellationToken);
        var followUp = await followUps.GetAsync(code, year, cancellationToken);
        var previousFollowUp = previous is null
            ? null
            : await followUps.GetAsync(code, previous.Row.FiscalYear, cancellationToken);
        sources =
        [
            .. sources
                .Concat(SourcesOf(followUp))
                .OrderBy(source => source.UploadedAt)
                .ThenBy(source => source.FileName, StringComparer.Ordinal),
        ];
        if (previousFollowUp is not null)
            previousSources = previousSources.AddRange(SourcesOf(previousFollowUp));
        return ReportBuilder.Build(
            new ReportInput
            {
                Agency = stored.Row.Agency,
                Framework = framework,
                Result = stored.Result,
                PreviousFramework = previous is null ? null : previousFramework,
                Previous = previous?.Result,
                Sources = sources,
                WrittenAt = sources
                    .Concat(previousSources)
                    .Select(source => source.UploadedAt)
                    .DefaultIfEmpty(stored.Row.ScoredAt)
                    .Max(),
                Province = inputs.Province,
                FollowUp = followUp.FollowUp,
                PreviousFollowUp = previousFollowUp?.FollowUp,
                Settings = inputs.Settings,
            }
        );
    }

    // The one it was scored by, whatever is in force by now.
    private async Task<Framework?> FrameworkAsync(ResultRow row, CancellationToken cancellationToken) =>
        await frameworks.FindAsync(row.FiscalYear, row.Result.FrameworkVersion, cancellationToken)
        ?? (await frameworks.GetAsync(cancellationToken)).Find(row.FiscalYear);

    private async Task<ImmutableArray<ReportSource>> SourcesAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await tallies.GetAsync(agency, year, cancellationToken))
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
