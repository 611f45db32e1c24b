using System.Collections.Immutable;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Scoring;

/// <summary>
/// What may be published of a result (docs/assessment.md, disclosure): below five respondents only the instrument's
/// score, because staff of a small office could be recognised. What is withheld cannot be computed from what is
/// published: of every withheld score several values stay possible (<see cref="PartDisclosure"/>). What an instrument's
/// extreme score implies (one of 100 has only items of 100) is not hidden.
/// </summary>
public static class Disclosure
{
    /// <summary>Scores of fewer respondents than this are withheld, and so is their number.</summary>
    public const int LeastRespondents = 5;

    /// <summary>
    /// A number of answers or respondents as it may be told; null where it is one that could point at people.
    /// </summary>
    public static int? Shown(int? count) => count is < LeastRespondents and not 0 ? null : count;

    /// <summary>
    /// The result as it may be stored, shown and published. Level and published figures of total and instruments stay.
    /// Where a questionnaire has a withheld score, its other scores and those made of them have the two decimals they
    /// are published with: more of them would tell more. Idempotent.
    /// </summary>
    /// <param name="framework">The one the result was computed by.</param>
    /// <param name="result">As the scorer gives it, or as this method has returned it before.</param>
    public static AssessmentResult Apply(Framework framework, AssessmentResult result)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(result);
        var parts = result.Parts.Select(part => PartDisclosure.Apply(framework, result, part)).ToImmutableArray();
        var rounded = parts
            .Where(part => part.HasWithheld)
            .SelectMany(part => new[] { part.Instrument, part.Instrument.Whole() })
            .ToHashSet();
        var few = parts
            .Where(part => part.Instrument != Instrument.OIT && part.Respondents is { } count && Shown(count) is null)
            .Select(part => part.Instrument)
            .Union(result.FewRespondents)
            .Order();
        var withheld = parts
            .SelectMany(part => part.Indicators)
            .Where(indicator => indicator.IsWithheld)
            .Select(indicator => indicator.Id)
            .ToHashSet();
        return result with
        {
            Parts = [.. parts.Select(part => part with { Respondents = Shown(part.Respondents) })],
            FewRespondents = [.. few],
            Indicators =
            [
                .. result.Indicators.Select(indicator =>
                    withheld.Contains(indicator.Id) ? Withhold(indicator)
                    : rounded.Contains(framework.Indicator(indicator.Id).Instrument) ? Round(indicator)
                    : indicator
                ),
            ],
            Instruments =
            [
                .. result.Instruments.Select(own =>
                    rounded.Contains(own.Instrument) ? own with { Score = new Score(own.Score.Rounded) } : own
                ),
            ],
            Total = rounded.Count > 0 ? Round(result.Total) : result.Total,
        };
    }

    /// <summary>
    /// The result as it is told outside the agency while some of its questionnaires are not told in detail: of these the
    /// scores of the whole questionnaire alone.
    /// </summary>
    /// <param name="framework">The one the result was computed by; null withholds every indicator.</param>
    /// <param name="result">As it is stored, with its parts or without them.</param>
    /// <param name="closed">The questionnaires (<see cref="DetailRelease.Closed"/>).</param>
    public static AssessmentResult Close(
        Framework? framework,
        AssessmentResult result,
        IReadOnlyCollection<Instrument> closed
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(closed);
        if (closed.Count == 0)
            return result;
        var whole = closed.Select(part => part.Whole()).ToHashSet();
        return result with
        {
            Parts =
            [
                .. result.Parts.Select(part =>
                    closed.Contains(part.Instrument)
                        ? part with
                        {
                            Items = [.. part.Items.Select(Close)],
                            Indicators = [.. part.Indicators.Select(Close)],
                        }
                        : part
                ),
            ],
            Indicators =
            [
                .. result.Indicators.Select(indicator =>
                    framework is null || whole.Contains(framework.Indicator(indicator.Id).Instrument)
                        ? Close(indicator)
                        : indicator
                ),
            ],
        };
    }

    private static IndicatorResult Close(IndicatorResult indicator) =>
        indicator.Score is null ? indicator : Withhold(indicator) with { AwaitsRelease = true };

    private static ItemResult Close(ItemResult item) =>
        new()
        {
            Id = item.Id,
            IsWithheld = item.IsWithheld || item.Score is not null,
            AwaitsRelease = item.Score is not null,
        };

    internal static IndicatorResult Withhold(IndicatorResult indicator) =>
        indicator.Score is null ? indicator : indicator with { Score = null, IsWithheld = true, SubIndicators = [] };

    internal static IndicatorResult Round(IndicatorResult indicator) =>
        indicator with
        {
            Score = Round(indicator.Score),
        };

    internal static Score? Round(Score? score) => score is { } known ? new Score(known.Rounded) : null;
}
