using System.Collections.Immutable;

namespace Ita.Reports.Model;

/// <summary>Columns by category from 0 to 100, and a line for the target.</summary>
public sealed record ChartBlock : ReportBlock
{
    public required Caption Caption { get; init; }

    /// <summary>Every figure of the chart as text, for screen readers.</summary>
    public required string AltText { get; init; }

    public required string AxisTitle { get; init; }

    public required ImmutableArray<ChartCategory> Categories { get; init; }

    public required ImmutableArray<ChartSeries> Series { get; init; }

    /// <summary>The figures are printed in Thai digits.</summary>
    public required bool ThaiDigits { get; init; }
}

/// <summary>A category.</summary>
/// <param name="Label">In one line.</param>
/// <param name="AxisLabel">The label below the axis, broken into short lines.</param>
public sealed record ChartCategory(string Label, string AxisLabel);

/// <summary>A series.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Values">By category, in points; null where there is none.</param>
public sealed record ChartSeries(string Name, ChartSeriesKind Kind, ImmutableArray<decimal?> Values);

/// <summary>What a series of a chart shows.</summary>
public enum ChartSeriesKind
{
    ThisYear,
    LastYear,
    Target,
}
