using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>Columns by category from 0 to 100, and a line for the target.</summary>
public sealed record ChartBlock : ReportBlock
{
    public required Caption Caption { get; init; }

    /// <summary>Every figure of the chart in words.</summary>
    public required string AltText { get; init; }

    public required string AxisTitle { get; init; }

    public required ImmutableArray<ChartCategory> Categories { get; init; }

    public required ImmutableArray<ChartSeries> Series { get; init; }

    /// <summary>Are the figures printed in Thai digits?</summary>
    public required bool ThaiDigits { get; init; }
}
