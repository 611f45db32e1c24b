using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;

namespace Ita.Functions.Web;

/// <summary>An agency's line on its province's page; what is null or empty is not there yet.</summary>
public sealed record ProvinceRow
{
    public required AgencyCode Code { get; init; }

    public required string Name { get; init; }

    public string? District { get; init; }

    /// <summary>Nothing of the year has been scored.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The questionnaires that are not there.</summary>
    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>By questionnaire, as far as it is known.</summary>
    public ImmutableSortedDictionary<Instrument, int> Respondents { get; init; } = ImmutableSortedDictionary<Instrument, int>.Empty;

    public Score? Iit { get; init; }

    public Score? Eit { get; init; }

    public Score? Oit { get; init; }

    public Score? Total { get; init; }

    public string? Level { get; init; }

    /// <summary>Against the year before.</summary>
    public Change? Change { get; init; }

    public bool HasReport { get; init; }

    /// <summary>Rests on facts of the framework that are not sure.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The framework that it was computed by; null while nothing is scored.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>It was computed by another framework than the one in force, or by other rules; it stays so until rescoring is ordered.</summary>
    public bool IsOlder { get; init; }
}
