using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Workbooks;
using Ita.Workbooks.Exports;

namespace Ita.Cli.Scoring;

/// <summary>Workbooks read as one agency-year, and scored where they are accepted.</summary>
public sealed record ScoredFiles
{
    public required FiscalYear FiscalYear { get; init; }

    public required ExportReading Reading { get; init; }

    /// <summary>
    /// With every figure, however few answered: whoever has the files has the answers (docs/decisions/0004). Null when
    /// the workbooks are rejected.
    /// </summary>
    public AssessmentResult? Result { get; init; }

    /// <summary>The results of other years that a summary holds, as far as those years have a framework.</summary>
    public ImmutableSortedDictionary<FiscalYear, AssessmentResult> OtherYears { get; init; } =
        ImmutableSortedDictionary<FiscalYear, AssessmentResult>.Empty;

    /// <summary>Reads and scores; a problem in one file rejects all.</summary>
    /// <param name="frameworks">The frameworks by year.</param>
    /// <param name="year">The year the files are of.</param>
    /// <param name="files">The files.</param>
    /// <param name="agency">The agency they must be of; null where any will do.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static ScoredFiles Score(
        FrameworkCatalogue frameworks,
        FiscalYear year,
        IReadOnlyList<WorkbookFile> files,
        AgencyCode? agency,
        CancellationToken cancellationToken
    )
    {
        var request = new ExportRequest
        {
            FiscalYear = year,
            AgencyCode = agency,
            HasRegistry = false,
        };
        var reading = SurveyExportReader.Read(frameworks, request, files, cancellationToken);
        if (!reading.IsAccepted)
            return new ScoredFiles { FiscalYear = year, Reading = reading };
        var others = reading
            .OtherYears.Select(other => (Year: other.Key, Framework: frameworks.Find(other.Key), Parts: other.Value))
            .Where(other => other.Framework is not null)
            .ToImmutableSortedDictionary(other => other.Year, other => Scorer.Score(other.Framework!, other.Parts));
        return new ScoredFiles
        {
            FiscalYear = year,
            Reading = reading,
            Result = Scorer.Score(frameworks.Find(year)!, reading.Parts),
            OtherYears = others,
        };
    }
}
