using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Testing.Samples;

namespace Ita.Reports.Tests;

/// <summary>Inputs of reports: the sample agency as it was, and what else can come up.</summary>
internal static class Cases
{
    public static readonly DateTimeOffset WrittenAt = new(2023, 9, 18, 3, 24, 0, TimeSpan.Zero);

    public static readonly Agency BuengCharoen = new()
    {
        Code = new AgencyCode("310801"),
        Name = "เทศบาลตำบลบึงเจริญ",
        Kind = "เทศบาลตำบล",
        District = "บ้านกรวด",
        Province = "บุรีรัมย์",
        ProvinceCode = new ProvinceCode("31"),
        StaffCount = 96,
        ServiceUserCount = 820,
    };

    private static readonly JsonElement Expected = JsonDocument
        .Parse(File.ReadAllBytes(SampleFiles.Expected2566))
        .RootElement;

    public static ReportInput Sample() => With(2566, SampleTallies(), Summary(2565, "previous"));

    public static ReportInput FirstYear() => With(2566, SampleTallies(), null);

    public static ReportInput AllAtHundred() =>
        With(2566, Uniform(2566, 100m), Scorer.Score(Framework(2565), Uniform(2565, 100m)));

    public static ReportInput BelowFifty() =>
        With(
            2566,
            Uniform(2566, 40m, oit: number => number % 2 == 0 ? 100m : 0m),
            Scorer.Score(Framework(2565), Uniform(2565, 60m))
        );

    public static ReportInput InstrumentMissing() =>
        With(2566, SampleTallies().Where(part => part.Instrument != Instrument.OIT), Summary(2565, "previous"));

    public static ReportInput EitPartMissing() =>
        With(2566, SampleTallies().Where(part => part.Instrument != Instrument.EIT2), Summary(2565, "previous"));

    public static ReportInput NothingYet() => With(2566, [], null);

    /// <summary>2567: other numbers, other levels, figures that are provisional.</summary>
    public static ReportInput ChangedScale() =>
        With(
            2567,
            Uniform(2567, 88.5m, oit: number => number is 8 or 29 ? 0m : 100m),
            Scorer.Score(Framework(2566), SampleTallies())
        );

    /// <summary>Read from rows of respondents: how often each choice was taken is known.</summary>
    public static ReportInput Counted() =>
        With(
            2566,
            Framework(2566)
                .Questionnaires.Select(part =>
                    part.Instrument == Instrument.OIT
                        ? SampleTallies().Single(tally => tally.Instrument == Instrument.OIT)
                        : new PartTally
                        {
                            Instrument = part.Instrument,
                            Layout = TallyLayout.Answers,
                            Respondents = 40,
                            Items = [.. Framework(2566).ItemsOf(part.Instrument).SelectMany(CountedItems)],
                        }
                ),
            Summary(2565, "previous")
        );

    private static IEnumerable<ItemTally> CountedItems(Item item) =>
        (item.Scale is { } own ? [(item.Id, own)] : item.SubItems.Select(sub => (sub.Id, sub.Scale))).Select(
            (asked, index) =>
            {
                var choices = asked.Item2.Choices.Length;
                var counts = Enumerable
                    .Range(0, choices)
                    .Select(choice => 3 + ((item.Id.Number + index + choice) % 7))
                    .ToImmutableArray();
                return new ItemTally { Id = asked.Item1, Counts = counts.SetItem(0, 40 - counts.Skip(1).Sum()) };
            }
        );

    /// <summary>2568: the year after cannot be scored yet, but which item is which is known.</summary>
    public static ReportInput Year2568() =>
        With(
            2568,
            Uniform(2568, 91m, oit: number => number is 10 or 27 ? 0m : 100m),
            Scorer.Score(Framework(2567), Uniform(2567, 93.5m))
        );

    public static ReportInput WithoutEitParts() =>
        With(
            2564,
            Uniform(2564, 71.25m, oit: number => number <= 30 ? 100m : 0m),
            Scorer.Score(Framework(2563), Uniform(2563, 66m))
        );

    public static ReportInput FewRespondents() =>
        With(
            2566,
            SampleTallies()
                .Select(part =>
                    part.Instrument is Instrument.IIT or Instrument.EIT1 ? part with { Respondents = 4 } : part
                ),
            Summary(2565, "previous")
        );

    /// <summary>Sixty members of staff, three of whom answered i19.</summary>
    public static ReportInput OneItemOfFew() =>
        With(
            2566,
            SampleTallies()
                .Select(part =>
                    part.Instrument == Instrument.IIT
                        ? part with
                        {
                            Items =
                            [
                                .. part.Items.Select(item =>
                                    item.Id.Number == 19
                                        ? item with
                                        {
                                            Score = 200m / 3,
                                            Respondents = 3,
                                        }
                                        : item with
                                        {
                                            Score = item.Score * 0.7m + 1m / 7,
                                            Respondents = 60,
                                        }
                                ),
                            ],
                        }
                        : part
                ),
            Summary(2565, "previous")
        );

    public static ReportInput SummaryOnly() => With(2565, SummaryTallies("previous"), null);

    public static ReportInput FollowedUp()
    {
        var input = Sample();
        return input with
        {
            FollowUp = new FollowUp([
                new FollowUpEntry
                {
                    Part = Instrument.EIT1,
                    Item = ItemId.Parse("e9"),
                    Done = "มอบหมายผู้รับผิดชอบตอบข้อซักถามตามคำสั่งที่ 145/2566\nและเผยแพร่ช่องทางติดต่อแล้ว",
                    DoneEvidence = "คำสั่งที่ 145/2566",
                    Suggestion = "ควรติดตามทุกไตรมาส",
                    Responsible = "สำนักปลัด",
                },
                new FollowUpEntry
                {
                    Part = Instrument.OIT,
                    Item = ItemId.Parse("o12"),
                    Done = "เผยแพร่รายงานรอบ 6 เดือนแล้ว",
                    DoneEvidence = "https://www.buengcharoen.go.th/plan/6m?id=12",
                },
            ]),
            Province = new ProvinceFigures
            {
                Agencies = 12,
                Total = new Score(86.4m),
                Indicators = Enumerable.Range(1, 10).ToImmutableSortedDictionary(id => id, id => new Score(80m + id)),
            },
        };
    }

    /// <summary>
    /// The year after <see cref="FollowedUp"/>: what came of its measures, beside the scores before and after.
    /// </summary>
    public static ReportInput AfterFollowUp() => ChangedScale() with { PreviousFollowUp = FollowedUp().FollowUp };

    /// <summary>With all that the agency says of itself, five years, and a measure that it does without.</summary>
    public static ReportInput WithProfile()
    {
        var input = Sample();
        return input with
        {
            Earlier =
            [
                new EarlierYear(Framework(2564), Scorer.Score(Framework(2564), Uniform(2564, 82.4m))),
                new EarlierYear(Framework(2563), Scorer.Score(Framework(2563), Uniform(2563, 71.25m))),
            ],
            FollowUp = new FollowUp([
                new FollowUpEntry
                {
                    Part = Instrument.IIT,
                    Item = ItemId.Parse("i7"),
                    DroppedBecause = "อยู่ในแผนของจังหวัดแล้ว",
                },
                new FollowUpEntry
                {
                    Part = Instrument.IIT,
                    Item = ItemId.Parse("i30"),
                    Recommendation = "มาตรการรับเรื่องร้องเรียนภายในโดยไม่เปิดเผยชื่อ",
                    Responsible = "กองช่าง",
                },
            ]),
            Profile = new AgencyProfile
            {
                Units = ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองยุทธศาสตร์และงบประมาณ"],
                UnitOfDuty = ImmutableSortedDictionary<Duty, string>.Empty.Add(
                    Duty.Planning,
                    "กองยุทธศาสตร์และงบประมาณ"
                ),
                UnitOfConcept = AgencyProfile.Empty.UnitOfConcept.Add("online-service", "กองช่าง"),
                PreparedBy = new Signatory("นางสาวสมใจ ใจดี", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
                ReviewedBy = new Signatory("นายสมชาย รักงาน", "ปลัดเทศบาล"),
                ApprovedBy = new Signatory("นายบุญมี มีสุข", "นายกเทศมนตรีตำบลบึงเจริญ"),
                Years = ImmutableSortedDictionary<FiscalYear, ProfileYear>.Empty.Add(
                    new FiscalYear(2566),
                    new ProfileYear
                    {
                        Issued = new IssueMonth(2566, 11),
                        Remark = "ควรเร่งปรับปรุงช่องทางการสื่อสารกับประชาชน\nและจัดทำบริการออนไลน์",
                        PublishBy = new DateOnly(2024, 4, 30),
                        PublishedAt = "https://www.buengcharoen.go.th/ita/o34",
                    }
                ),
            },
        };
    }

    public static ReportInput ArabicDigits() =>
        Sample() with
        {
            Settings = new ReportSettings { Digits = DigitStyle.Arabic },
        };

    public static IEnumerable<(string Name, Func<ReportInput> Make)> All() =>
        [
            ("sample", Sample),
            ("first-year", FirstYear),
            ("all-at-hundred", AllAtHundred),
            ("below-fifty", BelowFifty),
            ("instrument-missing", InstrumentMissing),
            ("eit-part-missing", EitPartMissing),
            ("nothing-yet", NothingYet),
            ("changed-scale", ChangedScale),
            ("without-eit-parts", WithoutEitParts),
            ("few-respondents", FewRespondents),
            ("summary-only", SummaryOnly),
            ("followed-up", FollowedUp),
            ("after-follow-up", AfterFollowUp),
            ("arabic-digits", ArabicDigits),
            ("with-profile", WithProfile),
            ("2568", Year2568),
            ("counted", Counted),
        ];

    public static Framework Framework(int year) => FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;

    public static ReportInput With(int year, IEnumerable<PartTally> tallies, AssessmentResult? previous) =>
        With(year, tallies.ToImmutableArray(), previous);

    private static ReportInput With(int year, ImmutableArray<PartTally> tallies, AssessmentResult? previous) =>
        new()
        {
            Agency = BuengCharoen,
            Framework = Framework(year),
            Result = Scorer.Score(Framework(year), tallies),
            Tallies = tallies,
            PreviousFramework = previous is null ? null : Framework(previous.FiscalYear.Value),
            Previous = previous,
            Coming = ComingYear.Of(Framework(year), FrameworkCatalogue.BuiltIn),
            WrittenAt = WrittenAt.AddYears(year - 2566),
            Sources =
            [
                new ReportSource(
                    $"ita-{year.ToString(CultureInfo.InvariantCulture)}.xlsx",
                    "3f786850e387550fdab836ed7e6dc881de23001b9f4c7d1c2a6f0a7a1d2c5e11",
                    WrittenAt.AddYears(year - 2566)
                ),
            ],
        };

    /// <summary>Every item of every questionnaire at one score.</summary>
    public static List<PartTally> Uniform(int year, decimal survey, Func<int, decimal>? oit = null) =>
        [
            .. Framework(year)
                .Questionnaires.Select(part => new PartTally
                {
                    Instrument = part.Instrument,
                    Layout = TallyLayout.ItemScores,
                    Respondents = part.Instrument == Instrument.OIT ? null : 60,
                    Items =
                    [
                        .. Framework(year)
                            .ItemsOf(part.Instrument)
                            .Select(item => new ItemTally
                            {
                                Id = item.Id,
                                Score =
                                    part.Instrument == Instrument.OIT ? oit?.Invoke(item.Id.Number) ?? 100m : survey,
                            }),
                    ],
                }),
        ];

    /// <summary>The sample's tallies by item, as published.</summary>
    public static List<PartTally> SampleTallies() =>
        [
            .. Expected
                .GetProperty("items")
                .EnumerateObject()
                .Select(part => new PartTally
                {
                    Instrument = Enum.Parse<Instrument>(part.Name),
                    Layout = TallyLayout.ItemScores,
                    Respondents = part.Name switch
                    {
                        "IIT" => 60,
                        "EIT1" => 82,
                        "EIT2" => 64,
                        _ => null,
                    },
                    Items =
                    [
                        .. part
                            .Value.EnumerateObject()
                            .Select(item => new ItemTally
                            {
                                Id = ItemId.Parse(item.Name),
                                Score = Decimal(item.Value),
                                Respondents = part.Name switch
                                {
                                    "IIT" => 60,
                                    "EIT1" => 82,
                                    "EIT2" => 64,
                                    _ => null,
                                },
                                Suggestion = item.Name == "o30" ? "ไม่พบข้อมูลปี พ.ศ. 2566 บนเว็บไซต์" : null,
                            }),
                    ],
                }),
        ];

    private static AssessmentResult Summary(int year, string property) =>
        Scorer.Score(Framework(year), SummaryTallies(property));

    private static List<PartTally> SummaryTallies(string property)
    {
        var scores = Expected
            .GetProperty(property)
            .GetProperty("indicators")
            .EnumerateObject()
            .ToDictionary(pair => int.Parse(pair.Name, CultureInfo.InvariantCulture), pair => Decimal(pair.Value));
        return
        [
            .. new[] { Instrument.IIT, Instrument.EIT, Instrument.OIT }.Select(instrument => new PartTally
            {
                Instrument = instrument,
                Layout = TallyLayout.IndicatorScores,
                Indicators =
                [
                    .. Framework(2565)
                        .IndicatorsOf(instrument)
                        .Select(indicator => new IndicatorTally(indicator.Id, scores[indicator.Id])),
                ],
            }),
        ];
    }

    private static decimal Decimal(JsonElement value) =>
        decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
