using Ita.Reports.Model;

namespace Ita.Pipeline;

/// <summary>What an installation can set about its pipeline; the section <c>Ita</c> of the app's settings.</summary>
public sealed record ItaOptions
{
    public const string Section = "Ita";

    /// <summary>Points an indicator needs to be a strength when it has risen; the report names it.</summary>
    public decimal StrengthThreshold { get; init; } = new ReportSettings().StrengthThreshold;

    /// <summary>Thai or Arabic digits in documents.</summary>
    public DigitStyle Digits { get; init; } = new ReportSettings().Digits;

    /// <summary>
    /// What moved within this time is left to its own event or message before reconciliation puts it back on its way.
    /// </summary>
    public TimeSpan ReconciliationGrace { get; init; } = TimeSpan.FromMinutes(1);

    public ReportSettings Report => new() { StrengthThreshold = StrengthThreshold, Digits = Digits };
}
