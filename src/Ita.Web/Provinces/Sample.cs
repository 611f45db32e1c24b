using Ita.Assessment;

namespace Ita.Web.Provinces;

/// <summary>How many answered a questionnaire, and how many the sampling rule asks for.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Respondents">Who answered.</param>
/// <param name="Required">By the rule; null where the year has none for the questionnaire or the population is not
/// known.</param>
public sealed record Sample(Instrument Part, int Respondents, int? Required)
{
    public bool IsBelowRule => Respondents < Required;
}
