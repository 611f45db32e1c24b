using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>Order never matters, and what is written is what is read.</summary>
public sealed class OrderPropertyTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Any_order_of_columns_rows_and_sheets_gives_the_same_tallies()
    {
        var sheets = Answered(seed: 1);
        var expected = Read(sheets).Parts;
        Assert.Equal(3, expected.Length);
        Check.One(
            Quick,
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed => Read(Shuffled(sheets, seed)).Parts.SequenceEqual(expected)
            )
        );
    }

    [Fact]
    public void Writing_answers_and_reading_them_is_the_identity_for_tallies() =>
        Check.One(
            Quick,
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    var sheets = Answered(seed);
                    return Read(sheets).Parts.SequenceEqual(Tallied(sheets))
                        && Read(Shuffled(sheets, random.Next())).Parts.SequenceEqual(Tallied(sheets));
                }
            )
        );

    [Fact]
    public void Writing_scores_and_reading_them_is_the_identity_for_tallies() =>
        Check.One(
            Quick,
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    // Above 1, or the column would be one of shares.
                    var scores = ExportBuilder
                        .Framework(2566)
                        .ItemsOf(Instrument.IIT)
                        .Select(item => (item.Id, Score: 2 + (random.Next(0, 9801) / 100m)))
                        .ToList();
                    var rows = scores
                        .Select(item =>
                            new object?[]
                            {
                                random.Next(2) == 0
                                    ? item.Score
                                    : item.Score.ToString(System.Globalization.CultureInfo.InvariantCulture),
                                item.Id.ToString(),
                            }
                        )
                        .ToArray();
                    random.Shuffle(rows);
                    var part = Assert.Single(
                        ExportBuilder
                            .Read(2566, new WorkbookBuilder().Rows("IIT", rows.Prepend(["คะแนน", "ข้อ"])).File())
                            .Parts
                    );
                    return part
                        .Items.Select(item => (item.Id, item.Score!.Value))
                        .SequenceEqual(scores.OrderBy(item => item.Id));
                }
            )
        );

    [Fact]
    public void Writing_a_summary_and_reading_it_is_the_identity_for_tallies() =>
        Check.One(
            Quick,
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    int[] years = [2565, 2566];
                    random.Shuffle(years);
                    var names = ExportBuilder
                        .Framework(2566)
                        .Indicators.Select(indicator => (indicator.Id, indicator.NameTh))
                        .ToArray();
                    // Above 1, or a column would be one of shares.
                    var scores = years.ToDictionary(
                        year => year,
                        _ => names.ToDictionary(name => name.Id, _ => 2 + (random.Next(0, 9801) / 100m))
                    );
                    random.Shuffle(names);
                    var rows = names.Select(name =>
                        (object?[])
                            [
                                random.Next(2) == 0
                                    ? $"{name.Id}. {name.NameTh}"
                                    : $"ตัวชี้วัดที่ {name.Id} {name.NameTh}",
                                .. years
                                    .Select(year => scores[year][name.Id])
                                    .Select(score =>
                                        random.Next(2) == 0
                                            ? (object)score
                                            : score.ToString(System.Globalization.CultureInfo.InvariantCulture)
                                    ),
                            ]
                    );
                    var header = (object?[])
                        ["ตัวชี้วัด", .. years.Select(year => random.Next(2) == 0 ? (object)year : $"พ.ศ. {year}")];
                    var reading = ExportBuilder.Read(
                        2566,
                        new WorkbookBuilder().Rows("สรุป", rows.Prepend(header)).File()
                    );
                    return Indicators(reading.Parts)
                            .SequenceEqual(
                                scores[2566].OrderBy(score => score.Key).Select(score => (score.Key, score.Value))
                            )
                        && Indicators(Assert.Single(reading.OtherYears).Value)
                            .SequenceEqual(
                                scores[2565].OrderBy(score => score.Key).Select(score => (score.Key, score.Value))
                            );
                }
            )
        );

    private static IEnumerable<(int Id, decimal Score)> Indicators(IEnumerable<PartTally> parts) =>
        parts
            .SelectMany(part => part.Indicators)
            .Select(indicator => (indicator.Indicator, indicator.Score))
            .OrderBy(indicator => indicator.Indicator);

    private static ExportReading Read(IEnumerable<AnswerSheet> sheets)
    {
        var workbook = new WorkbookBuilder();
        foreach (var sheet in sheets)
            workbook.Rows(
                sheet.Name,
                sheet.Rows.Prepend([.. sheet.Columns.Select(column => (object?)column.ToString())])
            );
        var reading = ExportBuilder.Read(2566, workbook.File());
        Assert.Empty(reading.Problems);
        return reading;
    }

    private static List<AnswerSheet> Answered(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. new[] { ("IIT", Instrument.IIT), ("EIT1", Instrument.EIT1), ("EIT2", Instrument.EIT2) }.Select(sheet =>
            {
                var columns = ExportBuilder.Columns(2566, sheet.Item2);
                var rows = Enumerable
                    .Range(0, random.Next(1, 6))
                    .Select(_ =>
                        columns
                            .Select(
                                (column, i) =>
                                    i > 0 && random.Next(10) == 0
                                        ? null
                                        : (object?)
                                            column.Scale.Choices[random.Next(column.Scale.Choices.Length)].LabelTh
                            )
                            .ToArray()
                    )
                    .ToList();
                return new AnswerSheet(sheet.Item1, sheet.Item2, [.. columns.Select(column => column.Id)], rows);
            }),
        ];
    }

    private static List<AnswerSheet> Shuffled(List<AnswerSheet> sheets, int seed)
    {
        var random = new Random(seed);
        var shuffled = sheets
            .Select(sheet =>
            {
                var order = Enumerable.Range(0, sheet.Columns.Length).ToArray();
                random.Shuffle(order);
                var rows = sheet.Rows.Select(row => order.Select(i => row[i]).ToArray()).ToArray();
                random.Shuffle(rows);
                return sheet with { Columns = [.. order.Select(i => sheet.Columns[i])], Rows = [.. rows] };
            })
            .ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static IEnumerable<PartTally> Tallied(List<AnswerSheet> sheets) =>
        sheets.Select(sheet => new PartTally
        {
            Instrument = sheet.Instrument,
            Layout = TallyLayout.Answers,
            Respondents = sheet.Rows.Count,
            Items =
            [
                .. ExportBuilder
                    .Columns(2566, sheet.Instrument)
                    .OrderBy(column => column.Id)
                    .Select(column => new ItemTally
                    {
                        Id = column.Id,
                        Counts =
                        [
                            .. column.Scale.Choices.Select(choice =>
                                sheet.Rows.Count(row =>
                                    choice.LabelTh.Equals(row[Array.IndexOf(sheet.Columns, column.Id)])
                                )
                            ),
                        ],
                    }),
            ],
        });

    private sealed record AnswerSheet(string Name, Instrument Instrument, ItemId[] Columns, List<object?[]> Rows);
}
