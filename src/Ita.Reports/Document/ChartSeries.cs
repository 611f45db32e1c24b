using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>A series.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Values">By category, in points; null where there is none.</param>
public sealed record ChartSeries(string Name, ChartSeriesKind Kind, ImmutableArray<decimal?> Values);
