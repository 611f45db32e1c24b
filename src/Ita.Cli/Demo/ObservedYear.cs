using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Cli.Demo;

/// <summary>What storage says of one agency-year.</summary>
public sealed record ObservedYear
{
    public required AgencyYear Of { get; init; }

    public string? Total { get; init; }

    public string? Level { get; init; }

    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>The report that is there was written from this very result.</summary>
    public bool IsReported { get; init; }
}
