namespace Ita.Assessment.Frameworks;

/// <summary>How many respondents a questionnaire needs (domain/README: respondents).</summary>
/// <param name="Percent">Share of the population, in percent; rounded up to whole people.</param>
/// <param name="Least">At least so many, or everybody where the population is smaller.</param>
/// <param name="Enough">So many are enough, however large the population.</param>
/// <param name="Confidence">How sure the rule is.</param>
public sealed record SamplingRule(decimal Percent, int Least, int Enough, Confidence Confidence)
{
    /// <summary>
    /// The number of respondents a population asks for: 10 % rounded up, at least 30 (all, if fewer), 400 being enough.
    /// </summary>
    public int RequiredOf(int population)
    {
        if (population <= Least)
            return Math.Max(population, 0);
        var share = (int)decimal.Ceiling(population * Percent / 100m);
        return Math.Min(Math.Max(share, Least), Enough);
    }
}
