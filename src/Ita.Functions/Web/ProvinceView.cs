using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Functions.Web;

/// <summary>A province's year: its agencies and what becomes of all of them together.</summary>
public sealed record ProvinceView
{
    public required ProvinceCode Code { get; init; }

    public required string Name { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The national target in points.</summary>
    public required decimal Target { get; init; }

    /// <summary>Of the framework in force; null if the year has none.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>By agency code.</summary>
    public required ImmutableArray<ProvinceRow> Rows { get; init; }

    /// <summary>Agencies whose result was computed by another framework than the one in force, or by other rules.</summary>
    public int OlderResults => Rows.Count(row => row.IsOlder);

    /// <summary>Agencies with a total.</summary>
    public int Scored => Rows.Count(row => row.Total is not null);

    /// <summary>Agencies whose published total reaches the target.</summary>
    public int OnTarget => Rows.Count(row => row.Total is { } total && total.Rounded >= Target);

    /// <summary>The mean of the totals, at full precision; null while there is none.</summary>
    public Score? MeanTotal => Scored == 0 ? null : new Score(Rows.Where(row => row.Total is not null).Average(row => row.Total!.Value.Value));
}
