using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Cli.Demo;

/// <summary>What the demo must come to for one agency-year.</summary>
public sealed record ExpectedYear
{
    public required AgencyYear Of { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>Null while an instrument is missing.</summary>
    public required string? Total { get; init; }

    public required string? Level { get; init; }

    public ImmutableArray<Instrument> Missing { get; init; } = [];
}
