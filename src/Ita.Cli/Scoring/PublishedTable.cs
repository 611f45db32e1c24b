using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Workbooks;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Registry;

namespace Ita.Cli.Scoring;

/// <summary>A published table of results (docs/workbooks.md, layout 4), read as the pipeline would.</summary>
public sealed record PublishedTable
{
    public required FiscalYear FiscalYear { get; init; }

    public required PublishedResultsReading Reading { get; init; }

    /// <summary>The agencies that have not every instrument, in the order of the table.</summary>
    public ImmutableArray<IncompleteAgency> Incomplete { get; init; } = [];

    /// <param name="frameworks">The frameworks by year.</param>
    /// <param name="year">The year the table is of.</param>
    /// <param name="file">The workbook.</param>
    /// <param name="registry">The agencies that it may name; null where there is no registry. What is wrong with it
    /// turns the table away.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static PublishedTable Read(
        FrameworkCatalogue frameworks,
        FiscalYear year,
        WorkbookFile file,
        WorkbookFile? registry,
        CancellationToken cancellationToken
    )
    {
        var agencies = registry is null ? null : RegistryReader.Read(registry, cancellationToken);
        if (agencies is { IsAccepted: false })
        {
            return new PublishedTable
            {
                FiscalYear = year,
                Reading = new PublishedResultsReading
                {
                    Problems = agencies.Problems,
                    MoreProblems = agencies.MoreProblems,
                },
            };
        }

        var request = new PublishedResultsRequest { FiscalYear = year, Agencies = agencies?.Agencies };
        var reading = PublishedResultsReader.Read(frameworks, request, file, cancellationToken);
        return new PublishedTable
        {
            FiscalYear = year,
            Reading = reading,
            Incomplete = frameworks.Find(year) is { } framework
                ? [.. reading.Results.Select(result => Missing(framework, result)).OfType<IncompleteAgency>()]
                : [],
        };
    }

    private static IncompleteAgency? Missing(Framework framework, PublishedResult result)
    {
        ImmutableArray<Instrument> missing =
        [
            .. framework
                .WholeInstruments.Select(whole => whole.Instrument)
                .Except(result.Parts.Select(part => part.Instrument)),
        ];
        return missing.IsEmpty ? null : new IncompleteAgency(result.Agency, missing);
    }
}

/// <summary>An agency of a published table, and the instruments of which it has not every indicator.</summary>
public sealed record IncompleteAgency(AgencyCode Agency, ImmutableArray<Instrument> Missing);
