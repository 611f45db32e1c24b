using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Storage.Tests.Tallies;

/// <summary>Parts of made-up figures: the store does not know the frameworks.</summary>
internal static class TallyBuilder
{
    private static readonly Gen<string?> Texts = Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>(
            "",
            "มี",
            "https://example.test/ก?ข=1&ค='",
            "บรรทัด\nใหม่\t\"'<>\\",
            new string('ฎ', 3000),
            "😀"
        )
    );

    private static readonly Gen<decimal> Points =
        from cents in Gen.Choose(0, 10_000)
        from digits in Gen.Choose(0, 999_999_999)
        from scale in Gen.Choose(0, 9)
        select Math.Min(100m, decimal.Round((cents / 100m) + (digits / 1_000_000_000_000m), scale + 2));

    public static Gen<PartTally> Part(Instrument instrument) =>
        from layout in Gen.Elements(TallyLayout.Answers, TallyLayout.ItemScores, TallyLayout.IndicatorScores)
        from respondents in Maybe(Gen.Choose(0, 100_000))
        from items in Gen.ArrayOf(Item(instrument), 40)
        from scores in Gen.ArrayOf(Points, 3)
        select new PartTally
        {
            Instrument = instrument,
            Layout = layout,
            Respondents = respondents,
            Items = layout == TallyLayout.IndicatorScores ? [] : [.. items],
            Indicators =
                layout == TallyLayout.IndicatorScores
                    ? [.. scores.Select((score, i) => new IndicatorTally(i + 1, score))]
                    : [],
        };

    public static PartTally Of(Instrument instrument, int respondents) =>
        new()
        {
            Instrument = instrument,
            Layout = TallyLayout.ItemScores,
            Respondents = respondents,
        };

    /// <summary>Layout 3, every indicator with the same score.</summary>
    public static PartTally Summary(Instrument instrument, int score) =>
        new()
        {
            Instrument = instrument,
            Layout = TallyLayout.IndicatorScores,
            Indicators = [new IndicatorTally(1, score), new IndicatorTally(2, score)],
        };

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), from value in gen select (T?)value);

    private static Gen<ItemTally> Item(Instrument instrument) =>
        from number in Gen.Choose(1, 99)
        from sub in Gen.Choose(0, 3)
        from counts in Gen.ArrayOf(Gen.Choose(0, 100_000))
        from score in Maybe(Points)
        from url in Texts
        from explanation in Texts
        from suggestion in Texts
        select new ItemTally
        {
            Id = new ItemId(instrument.ItemLetter(), number, sub),
            Counts = [.. counts],
            Score = score,
            Respondents = number % 3 == 0 ? null : number,
            Url = url,
            Explanation = explanation,
            Suggestion = suggestion,
        };
}
