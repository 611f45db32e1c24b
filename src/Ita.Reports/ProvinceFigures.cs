using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Reports;

/// <summary>The medians of a province's scored agencies in a year.</summary>
public sealed record ProvinceFigures
{
    /// <summary>With fewer, a median would tell one agency the other's figures.</summary>
    public const int FewestAgencies = 5;

    /// <summary>How many agencies have a total.</summary>
    public required int Agencies { get; init; }

    public Score? Total { get; init; }

    public ImmutableDictionary<Instrument, Score> Instruments { get; init; } =
        ImmutableDictionary<Instrument, Score>.Empty;

    /// <summary>By indicator, 1–10.</summary>
    public ImmutableSortedDictionary<int, Score> Indicators { get; init; } =
        ImmutableSortedDictionary<int, Score>.Empty;
}
