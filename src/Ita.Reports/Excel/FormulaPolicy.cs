using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// Which figures can be formulas: those for which all that they are made of is shown. A figure made of a withheld one
/// is its published value, and so is every figure above it; more decimals could give away what is withheld.
/// </summary>
internal sealed class FormulaPolicy(Framework framework, AssessmentResult result)
{
    /// <summary>An indicator of a questionnaire, from its items or as it came in.</summary>
    public bool Indicator(PartResult part, int id) =>
        part.Indicators.First(indicator => indicator.Id == id) is { IsWithheld: false } indicator
        && !part.Items.Any(item => item.IsWithheld && indicator.ItemIds.Contains(item.Id));

    public bool Part(PartResult part) => part.Indicators.All(indicator => Indicator(part, indicator.Id));

    /// <summary>IIT, EIT or OIT.</summary>
    public bool Whole(Instrument instrument) =>
        !framework
            .IndicatorsOf(instrument)
            .Any(indicator => result.Indicators.Any(own => own.Id == indicator.Id && own.IsWithheld))
        && result.CountingParts.Where(part => part.Instrument.Whole() == instrument).All(Part);

    public bool Total => framework.WholeInstruments.All(whole => Whole(whole.Instrument));
}
