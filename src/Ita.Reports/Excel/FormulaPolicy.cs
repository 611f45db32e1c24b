using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// Which figures may be formulas: those that depend on published scores only. A figure that depends on a withheld score
/// is its published value, because more decimals could reveal the withheld one.
/// </summary>
internal sealed class FormulaPolicy(Framework framework, AssessmentResult result)
{
    /// <summary>An indicator of a questionnaire, computed from its items or given.</summary>
    public bool AllowsIndicator(PartResult part, int id) =>
        part.Indicators.First(indicator => indicator.Id == id) is { IsWithheld: false } indicator
        && !part.Items.Any(item => item.IsWithheld && indicator.ItemIds.Contains(item.Id));

    public bool AllowsPart(PartResult part) => part.Indicators.All(indicator => AllowsIndicator(part, indicator.Id));

    /// <summary>IIT, EIT or OIT.</summary>
    public bool AllowsInstrument(Instrument instrument) =>
        !framework
            .IndicatorsOf(instrument)
            .Any(indicator => result.Indicators.Any(own => own.Id == indicator.Id && own.IsWithheld))
        && result.CountingParts.Where(part => part.Instrument.Whole() == instrument).All(AllowsPart);

    public bool AllowsTotal => framework.WholeInstruments.All(whole => AllowsInstrument(whole.Instrument));
}
