using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Cli.Samples;

/// <summary>
/// Decides what each sample agency is like: totals that spread over all levels as a province's do (most A to C), last
/// year's a few points away, every accepted shape of workbook somewhere, one agency without its OIT, one with a
/// mistaken workbook.
/// </summary>
public static class SamplePlanner
{
    // Of 24 agencies: two AA, eight A, six B, four C, two D, one E, one F.
    private static readonly ImmutableArray<int> Targets =
    [
        97,
        97,
        93,
        92,
        91,
        90,
        89,
        88,
        87,
        87,
        83,
        82,
        80,
        79,
        78,
        77,
        73,
        71,
        69,
        67,
        61,
        58,
        52,
        42,
    ];

    /// <param name="agencies">The agencies, in the order of the registry.</param>
    /// <param name="year">The year shown; the year before comes with it.</param>
    /// <param name="seed">The same seed gives the same plans.</param>
    /// <returns>For each agency the year before and the year, in that order.</returns>
    public static ImmutableArray<SamplePlan> Plan(IReadOnlyList<Agency> agencies, FiscalYear year, int seed)
    {
        var random = SeededRandom.For(seed, $"plan");
        var targets = random.Shuffle(Enumerable.Range(0, agencies.Count).Select(i => Targets[i % Targets.Length]));
        var withoutOit = agencies.Count / 2;
        var withMistake = agencies.Count / 3;
        return
        [
            .. agencies.SelectMany(
                (agency, i) =>
                {
                    // More agencies improve than not.
                    var lastTarget = Math.Clamp(targets[i] - random.Between(-5, 9), 35, 97);
                    return new[]
                    {
                        new SamplePlan
                        {
                            Agency = agency,
                            FiscalYear = year.Previous,
                            Target = lastTarget,
                            Style = StyleOf(i + 1),
                        },
                        new SamplePlan
                        {
                            Agency = agency,
                            FiscalYear = year,
                            Target = targets[i],
                            Style = StyleOf(i),
                            LacksOit = i == withoutOit,
                            HasRejectedFile = i == withMistake,
                        },
                    };
                }
            ),
        ];
    }

    private static SampleStyle StyleOf(int i) =>
        new(
            (i % 6) switch
            {
                3 => AnswerForm.Aliases,
                4 => AnswerForm.Points,
                5 => AnswerForm.Positions,
                _ => AnswerForm.Labels,
            },
            SeparateWorkbooks: i % 4 == 1,
            SubItemsInBrackets: i % 5 == 2,
            OitInWords: i % 3 == 0
        );
}

/// <summary>What a sample agency-year is to be like, before any answer is drawn.</summary>
public sealed record SamplePlan
{
    public required Agency Agency { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>Points the total is aimed at; drawn answers come near it.</summary>
    public required int Target { get; init; }

    public required SampleStyle Style { get; init; }

    /// <summary>The OIT has not come yet.</summary>
    public bool LacksOit { get; init; }

    /// <summary>A second, mistaken workbook is uploaded after the good ones.</summary>
    public bool HasRejectedFile { get; init; }
}

/// <summary>In which of the accepted shapes an agency exports its answers.</summary>
/// <param name="Answers">What stands in the cells.</param>
/// <param name="SeparateWorkbooks">A workbook of its own for each questionnaire; else one for all.</param>
/// <param name="SubItemsInBrackets">Columns of sub-items are headed as form tools do, <c>i11 question [sub-item]</c>;
/// else by number, <c>i11.1</c>.</param>
/// <param name="OitInWords">The OIT says มี or ไม่มี; else 100 or 0.</param>
public sealed record SampleStyle(AnswerForm Answers, bool SeparateWorkbooks, bool SubItemsInBrackets, bool OitInWords);

/// <summary>How a questionnaire's answers stand in a workbook's cells (docs/workbooks.md, layout 1).</summary>
public enum AnswerForm
{
    /// <summary>The framework's labels.</summary>
    Labels,

    /// <summary>Other labels that are read as the framework's, where there are any.</summary>
    Aliases,

    /// <summary>The points each answer gives: 0, 33, 67, 100.</summary>
    Points,

    /// <summary>The answer's place among the choices in label order, from 1.</summary>
    Positions,
}
