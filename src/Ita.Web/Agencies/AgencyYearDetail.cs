using System.Collections.Immutable;
using Ita.Assessment.Frameworks;

namespace Ita.Web.Agencies;

/// <summary>A year of an agency down to its items, and what there is to do about them.</summary>
public sealed record AgencyYearDetail
{
    public required AgencyYear Year { get; init; }

    public required Framework Framework { get; init; }

    /// <summary>The questionnaires that are there; without items where only a summary is known.</summary>
    public required ImmutableArray<PartItems> Parts { get; init; }

    /// <summary>By questionnaire and item.</summary>
    public required ImmutableArray<MeasureLine> Measures { get; init; }
}
