using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Testing.Samples;

namespace Ita.Assessment.Tests.Builders;

/// <summary>
/// เทศบาลตำบลบึงเจริญ: the expected result that came with the sample workbooks, and tallies with its item scores.
/// </summary>
internal static class BuengCharoen
{
    public static Framework Framework2565 { get; } = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2565))!;

    public static Framework Framework2566 { get; } = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;

    public static JsonElement Expected { get; } =
        JsonDocument.Parse(File.ReadAllText(SampleFiles.Expected2566)).RootElement;

    /// <summary>2566 by the published item scores: two decimals each, so indicators agree to about 0.01.</summary>
    public static ImmutableArray<PartTally> Tallies2566 =>
        [
            .. Framework2566.Questionnaires.Select(part =>
                Answers.Scores(
                    Framework2566,
                    part.Instrument,
                    id =>
                        Number(
                            Expected
                                .GetProperty("items")
                                .GetProperty(part.Instrument.ToString())
                                .GetProperty(id.ToString())
                        ),
                    respondents: part.Instrument == Instrument.OIT ? null : 60
                )
            ),
        ];

    public static ImmutableArray<PartTally> Tallies2565 =>
        [
            Answers.Summary(Instrument.IIT, 88.04m, 76.51m, 83.91m, 78.64m, 81.07m),
            Answers.Summary(Instrument.EIT, 96.23m, 97.95m, 97.10m),
            Answers.Summary(Instrument.OIT, 97.14m, 93.75m),
        ];

    public static AssessmentResult Result2565 => Scorer.Score(Framework2565, Tallies2565);

    public static AssessmentResult Result2566 => Scorer.Score(Framework2566, Tallies2566);

    public static decimal Number(JsonElement element) =>
        decimal.Parse(element.GetString()!, CultureInfo.InvariantCulture);
}
