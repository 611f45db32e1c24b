namespace Ita.Reports.Document;

/// <summary>What a series of a chart shows.</summary>
public enum ChartSeriesKind
{
    ThisYear,
    LastYear,
    Target,
}
