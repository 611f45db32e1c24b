using Ita.Assessment.Analysis;

namespace Ita.Reports;

/// <summary>What an installation can set about its reports.</summary>
public sealed record ReportSettings
{
    /// <summary>Points an indicator needs to be a strength when it has risen; the report names it.</summary>
    public decimal StrengthThreshold { get; init; } = AgencyAnalysis.DefaultStrengthThreshold;

    public DigitStyle Digits { get; init; } = DigitStyle.Thai;
}
