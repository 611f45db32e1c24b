using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Reports.Excel;

/// <summary>
/// Which figures may be formulas: those of questionnaires with nothing withheld. Every figure of another, and every one
/// that depends on it, is its published value, because more decimals could reveal what is withheld.
/// </summary>
internal sealed class FormulaPolicy(Framework framework, AssessmentResult result)
{
    public static bool AllowsPart(PartResult part) => !part.HasWithheld;

    /// <summary>IIT, EIT or OIT.</summary>
    public bool AllowsInstrument(Instrument instrument) =>
        !framework
            .IndicatorsOf(instrument)
            .Any(indicator => result.Indicators.Any(own => own.Id == indicator.Id && own.IsWithheld))
        && result.CountingParts.Where(part => part.Instrument.Whole() == instrument).All(AllowsPart);

    public bool AllowsTotal => framework.WholeInstruments.All(whole => AllowsInstrument(whole.Instrument));
}
