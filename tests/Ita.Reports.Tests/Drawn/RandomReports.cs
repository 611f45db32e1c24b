using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Analysis;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;

namespace Ita.Reports.Tests.Drawn;

/// <summary>
/// Inputs of reports as chance has them: every layout, few and many respondents, items nobody answered, parts that are
/// missing, a year before or none, agencies whose texts look like formulas. The same seed draws the same input.
/// </summary>
internal static class RandomReports
{
    private static readonly string[] Words =
    [
        "=1+1",
        "+66 2345 6789",
        "-",
        "@หน่วยงาน",
        "\tเว้นวรรค",
        "แก้ไข <b>แล้ว</b> & \"เผยแพร่\"",
        "บรรทัดหนึ่ง\nบรรทัดสอง",
        "https://example.go.th/a?b=1&c=2",
        "ปี พ.ศ. 2566 จำนวน 12 ข้อ",
        "ก\u0001ขค",
        "'อ้างอิง",
        "กำ ลัง ดำเนินการ 😀",
    ];

    public static ReportInput Draw(int year, int seed)
    {
        var random = new Random(HashCode(year, seed));
        var framework = Cases.Framework(year);
        var tallies = Tallies(random, framework);
        var result = Scorer.Score(framework, tallies);
        var hasPrevious = year > FiscalYear.First && random.Next(4) > 0;
        var previousFramework = hasPrevious ? Cases.Framework(year - 1) : null;
        var input = Cases.With(year, tallies, null) with
        {
            Agency = Agency(random),
            Result = result,
            Tallies = [.. tallies],
            PreviousFramework = previousFramework,
            Previous = previousFramework is null
                ? null
                : Scorer.Score(previousFramework, Tallies(random, previousFramework)),
            Province = random.Next(3) == 0 ? null : Province(random),
            Settings = new ReportSettings
            {
                Digits = random.Next(2) == 0 ? DigitStyle.Thai : DigitStyle.Arabic,
                StrengthThreshold = random.Next(3) == 0 ? random.Next(101) : AgencyAnalysis.DefaultStrengthThreshold,
            },
        };
        return random.Next(3) == 0 ? input with { FollowUp = FollowUp(random, framework) } : input;
    }

    // string.GetHashCode and HashCode differ from process to process.
    private static int HashCode(int year, int seed) => unchecked((year * 7919) ^ (seed * 104_729));

    public static List<PartTally> Tallies(Random random, Framework framework)
    {
        var tallies = new List<PartTally>();
        var isGood = random.Next(3) == 0;
        foreach (var part in framework.Questionnaires)
        {
            if (random.Next(12) == 0)
                continue;
            tallies.Add(
                random.Next(3) switch
                {
                    0 when part.Instrument != Instrument.OIT => Answers(random, framework, part.Instrument, isGood),
                    1 when !part.Instrument.IsEitPart() && random.Next(2) == 0 => Summary(
                        random,
                        framework,
                        part.Instrument
                    ),
                    _ => Scores(random, framework, part.Instrument, isGood),
                }
            );
        }

        if (framework.HasEitParts && random.Next(6) == 0)
        {
            tallies.RemoveAll(part => part.Instrument.IsEitPart() && random.Next(2) == 0);
            tallies.Add(Summary(random, framework, Instrument.EIT));
        }

        return tallies;
    }

    private static int Respondents(Random random) =>
        random.Next(6) switch
        {
            0 => random.Next(1, 8),
            1 => random.Next(400, 4000),
            _ => random.Next(5, 120),
        };

    private static PartTally Answers(Random random, Framework framework, Instrument instrument, bool isGood)
    {
        var respondents = Respondents(random);
        return new PartTally
        {
            Instrument = instrument,
            Layout = TallyLayout.Answers,
            Respondents = respondents,
            Items =
            [
                .. framework
                    .ItemsOf(instrument)
                    .SelectMany(item =>
                        item.HasSubItems
                            ? item.SubItems.Select(sub => Counted(random, sub.Id, sub.Scale, respondents, isGood))
                            : [Counted(random, item.Id, item.Scale!, respondents, isGood)]
                    ),
            ],
        };
    }

    private static ItemTally Counted(Random random, ItemId id, AnswerScale scale, int respondents, bool isGood)
    {
        var counts = new int[scale.Choices.Length];
        var best = Enumerable.Range(0, counts.Length).MaxBy(i => scale.Choices[i].Points);
        // Now and then nobody or hardly anybody answers.
        var answered = random.Next(40) switch
        {
            0 => 0,
            1 => Math.Min(respondents, 3),
            _ => random.Next(Math.Max(1, respondents * 9 / 10), respondents + 1),
        };
        for (var i = 0; i < answered; i++)
            counts[isGood && random.Next(8) > 0 ? best : random.Next(counts.Length)]++;
        return new ItemTally { Id = id, Counts = [.. counts] };
    }

    private static PartTally Scores(Random random, Framework framework, Instrument instrument, bool isGood)
    {
        var isOit = instrument == Instrument.OIT;
        int? respondents = isOit || random.Next(4) == 0 ? null : Respondents(random);
        return new PartTally
        {
            Instrument = instrument,
            Layout = TallyLayout.ItemScores,
            Respondents = respondents,
            Items =
            [
                .. framework
                    .ItemsOf(instrument)
                    .Select(item => new ItemTally
                    {
                        Id = item.Id,
                        Score = isOit
                            ? random.Next(isGood ? 12 : 3) == 0
                                ? 0
                                : 100
                            : Points(random, isGood),
                        Respondents =
                            respondents is { } many && random.Next(20) > 0
                                ? random.Next(Math.Max(1, many - 3), many + 1)
                                : respondents,
                        Suggestion = isOit && random.Next(4) == 0 ? Word(random) : null,
                    }),
            ],
        };
    }

    private static PartTally Summary(Random random, Framework framework, Instrument instrument) =>
        new()
        {
            Instrument = instrument,
            Layout = TallyLayout.IndicatorScores,
            Indicators =
            [
                .. framework
                    .IndicatorsOf(instrument)
                    .Select(indicator => new IndicatorTally(indicator.Id, Points(random, isGood: true))),
            ],
        };

    // Two decimals as published, more of them as a library saved them, whole ones: halves of a hundredth come up all
    // the time.
    private static decimal Points(Random random, bool isGood)
    {
        var least = isGood ? 80 : 0;
        return random.Next(6) switch
        {
            0 => 100,
            1 => random.Next(least, 101),
            2 => random.Next(least * 1000, 100_001) / 1000m,
            3 => random.NextInt64(least * 1_000_000_000_000L, 100_000_000_000_000L) / 1_000_000_000_000m,
            _ => random.Next(least * 100, 10_001) / 100m,
        };
    }

    private static Agency Agency(Random random) =>
        Cases.BuengCharoen with
        {
            Name = random.Next(5) == 0 ? Word(random) + " เทศบาล" : Cases.BuengCharoen.Name,
            District = random.Next(4) == 0 ? null : Cases.BuengCharoen.District,
            StaffCount = random.Next(3) == 0 ? null : random.Next(1, 5000),
            ServiceUserCount = random.Next(3) == 0 ? null : random.Next(1, 50_000),
        };

    private static ProvinceFigures Province(Random random) =>
        new()
        {
            Agencies = random.Next(1, 30),
            Total = random.Next(5) == 0 ? null : new Score(Points(random, isGood: true)),
            Indicators = Enumerable
                .Range(1, 10)
                .Where(_ => random.Next(8) > 0)
                .ToImmutableSortedDictionary(id => id, _ => new Score(Points(random, isGood: true))),
        };

    private static FollowUp FollowUp(Random random, Framework framework) =>
        new([
            .. framework
                .Questionnaires.SelectMany(part =>
                    framework.ItemsOf(part.Instrument).Select(item => (part.Instrument, item.Id))
                )
                .Where(_ => random.Next(3) == 0)
                .Select(item => new FollowUpEntry
                {
                    Part = item.Instrument,
                    Item = item.Id,
                    Recommendation = Maybe(random),
                    Steps = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Word(random))],
                    Evidence = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Word(random))],
                    Period = Maybe(random),
                    Responsible = Maybe(random),
                    Done = Maybe(random),
                    DoneEvidence = Maybe(random),
                    Suggestion = Maybe(random),
                }),
        ]);

    private static string? Maybe(Random random) => random.Next(2) == 0 ? null : Word(random);

    private static string Word(Random random) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Words[random.Next(Words.Length)]} {(random.Next(3) == 0 ? (object)random.Next(10_000) : "ครบถ้วน")}"
        );
}
