using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Measures;
using Ita.Assessment.Scoring;

namespace Ita.Reports;

/// <summary>All that a report is made of. Equal inputs give equal reports, to the byte.</summary>
public sealed record ReportInput
{
    public required Agency Agency { get; init; }

    public required Framework Framework { get; init; }

    public required AssessmentResult Result { get; init; }

    /// <summary>The framework of <see cref="Previous"/>.</summary>
    public Framework? PreviousFramework { get; init; }

    /// <summary>The result of the year before; null for a first year.</summary>
    public AssessmentResult? Previous { get; init; }

    /// <summary>The workbooks that count in the result.</summary>
    public ImmutableArray<ReportSource> Sources { get; init; } = [];

    /// <summary>
    /// The time of the newest input, never a clock's: the report of an unchanged result does not change.
    /// </summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>
    /// The province's medians; shown where at least <see cref="ProvinceFigures.FewestAgencies"/> agencies are scored.
    /// </summary>
    public ProvinceFigures? Province { get; init; }

    /// <summary>The filled-in follow-up form of this year's measures.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The filled-in follow-up form of the measures of <see cref="Previous"/>.</summary>
    public FollowUp? PreviousFollowUp { get; init; }

    public ReportSettings Settings { get; init; } = new();
}
