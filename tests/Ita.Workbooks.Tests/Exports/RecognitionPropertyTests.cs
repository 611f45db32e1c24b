using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>
/// Tables drawn with ranks, exchanged names, repeated headers, words for units and years of all kinds. Whoever draws
/// them knows every way to read them: where there is one, that is what is read; where there are two, none is.
/// </summary>
public sealed class RecognitionPropertyTests
{
    private const int PathYear = 2566;
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(400);

    // Words a header may have, whether the column is then surely a score's, might be, or is none.
    private static readonly (string Word, Sureness Is)[] Words =
    [
        ("คะแนน", Sureness.Score),
        ("ผลคะแนน", Sureness.Score),
        ("คะแนนที่ได้", Sureness.Possible),
        ("คะแนนประเมิน", Sureness.Possible),
        ("น้ำหนัก", Sureness.None),
        ("คะแนนเต็ม", Sureness.None),
        ("คะแนนถ่วงน้ำหนัก", Sureness.None),
        ("ผลต่าง", Sureness.None),
        ("หมายเหตุ", Sureness.None),
    ];

    private static readonly string[] Units = ["", "", " (ร้อยละ)", " (100)", " เต็ม 100", " (%)"];
    private static readonly string[] RankHeads = ["อันดับ", "ลำดับ", "ลำดับที่", "ที่", "No.", "Rank"];
    private static readonly string[] NumberHeads = ["ตัวชี้วัดที่", "ข้อ", "เลข"];

    private enum Sureness
    {
        Score,
        Possible,
        None,
    }

    private enum Place
    {
        Cell,
        Brackets,
        Above,
        None,
    }

    [Fact]
    public void No_table_of_items_that_reads_two_ways_is_taken_in_silence() =>
        Check.One(Quick, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => ItemsAreRight(new Random(seed))));

    [Fact]
    public void No_table_of_indicators_that_reads_two_ways_is_taken_in_silence() =>
        Check.One(Quick, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => IndicatorsAreRight(new Random(seed))));

    private static bool ItemsAreRight(Random random)
    {
        var items = ExportBuilder.Framework(PathYear).ItemsOf(Instrument.IIT).Select(item => item.Id).ToArray();
        var columns = Columns(random, least: 1);
        random.Shuffle(items);
        var second = random.Next(4) == 0;
        var rows = items
            .Select(item =>
                (object?[])
                    [
                        item.ToString(),
                        .. second ? [$"{item} ข้อความ"] : Array.Empty<object?>(),
                        .. columns.Select(column => column.ScoreOf(item.Number)),
                    ]
            )
            .ToList();
        List<string> expected = [];
        if (second && random.Next(2) == 0)
        {
            rows[random.Next(rows.Count)][1] = "i99 ข้อความ";
            expected.Add("column-ambiguous");
        }

        object?[] names = second ? ["ข้อ", "รายการ"] : ["ข้อ"];
        var header = Header(columns, names);
        Repeat(random, rows, header, columns, names, expected);

        // Every reading there is: each column that could be the path year's scores.
        var sure = columns.Where(column => column.Is == Sureness.Score).ToList();
        var could = columns.Where(column => column.Is != Sureness.None).ToList();
        Drawn? taken = null;
        if (sure.Count == 0)
            expected.Add("nothing-recognised");
        else if (could.Count == 1)
        {
            if (could[0].Year is 0 or PathYear)
                taken = could[0];
            else
                expected.Add("year-mismatch");
        }
        else
        {
            var ofYear = could.Where(column => column.Year == PathYear).ToList();
            if (ofYear is [{ Is: Sureness.Score }] && could.TrueForAll(column => column.Year != 0))
                taken = ofYear[0];
            else
                expected.Add("column-ambiguous");
        }

        var reading = ExportBuilder.Read(PathYear, new WorkbookBuilder().Rows("IIT", [.. header, .. rows]).File());
        if (expected.Contains("nothing-recognised"))
            return reading.Problems is [{ Code: "nothing-recognised" }];
        if (expected.Count > 0)
            return IsRefused(reading, expected);
        return reading.Problems.IsEmpty
            && reading.Parts.Single().Items.All(item => item.Score == taken!.ScoreOf(item.Id.Number));
    }

    private static bool IndicatorsAreRight(Random random)
    {
        var order = Enumerable.Range(1, 10).ToArray();
        if (random.Next(2) == 0)
            random.Shuffle(order);
        var columns = Columns(random, least: 1);
        List<string> expected = [];

        // Numbers: none, in the name's cell, in a column that is a rank's, in one that is not.
        var numbers = random.Next(4);
        var isRunning = random.Next(3) == 0;
        var numberOf = order.Select((id, i) => isRunning ? i + 1 : id).ToArray();
        if (random.Next(4) == 0)
        {
            var (one, other) = (random.Next(10), random.Next(10));
            (numberOf[one], numberOf[other]) = (numberOf[other], numberOf[one]);
        }

        if (numbers is 1 or 3 && !numberOf.SequenceEqual(order))
            expected.Add("indicator-mismatch");
        var head = numbers == 2 ? Pick(random, RankHeads) : Pick(random, NumberHeads);
        object?[] names = numbers >= 2 ? [head, Pick(random, ["ตัวชี้วัด", "หัวข้อ"])] : ["ตัวชี้วัด"];
        var rows = order
            .Select(
                (id, i) =>
                    (object?[])
                        [
                            .. numbers switch
                            {
                                0 => [Name(id)],
                                1 => [$"{numberOf[i]}. {Name(id)}"],
                                _ => new object?[] { numberOf[i], Name(id) },
                            },
                            .. columns.Select(column => column.ScoreOf(id)),
                        ]
            )
            .ToList();
        var header = Header(columns, names);
        Repeat(random, rows, header, columns, names, expected);
        var reading = ExportBuilder.Read(PathYear, new WorkbookBuilder().Rows("สรุป", [.. header, .. rows]).File());

        // Every reading there is: by year, each column that could be its scores.
        var years = columns
            .Where(column => column.Is != Sureness.None)
            .GroupBy(column => column.Year == 0 ? PathYear : column.Year)
            .Where(year => year.Any(column => column.Is == Sureness.Score))
            .ToList();
        if (years.Count == 0)
            return reading.Problems is [{ Code: "nothing-recognised" }];
        if (years.Exists(year => year.Count() > 1))
            expected.Add("column-ambiguous");
        if (expected.Count > 0)
            return IsRefused(reading, expected);
        var read = reading.OtherYears.ToDictionary(year => year.Key.Value, year => year.Value);
        if (!reading.Parts.IsEmpty)
            read[PathYear] = reading.Parts;
        return reading.Problems.IsEmpty
            && read.Keys.Order().SequenceEqual(years.Select(year => year.Key).Order())
            && years.TrueForAll(year =>
                read[year.Key]
                    .SelectMany(part => part.Indicators)
                    .Select(indicator => (indicator.Indicator, indicator.Score))
                    .Order()
                    .SequenceEqual(Enumerable.Range(1, 10).Select(id => (id, year.Single().ScoreOf(id))))
            );
    }

    private static bool IsRefused(ExportReading reading, List<string> expected) =>
        reading.Parts.IsEmpty
        && reading.OtherYears.IsEmpty
        && expected.TrueForAll(code => reading.Problems.Any(problem => problem.Code == code))
        && reading.Problems.All(problem => expected.Contains(problem.Code));

    // A header again: the same, or one that says something else of a column that could be taken.
    private static void Repeat(
        Random random,
        List<object?[]> rows,
        List<object?[]> header,
        List<Drawn> columns,
        object?[] names,
        List<string> expected
    )
    {
        var at = random.Next(1, rows.Count);
        switch (random.Next(5))
        {
            case 0:
                rows.InsertRange(at, header);
                break;
            case 1 when columns.Exists(column => column.Is == Sureness.Score) && names[0] is "ข้อ" or "ตัวชี้วัด":
                var other = columns
                    .Select(column => column.Is == Sureness.Score ? column with { Word = "น้ำหนัก" } : column)
                    .ToList();
                rows.InsertRange(at, Header(other, names));
                expected.Add("column-ambiguous");
                break;
        }
    }

    private static List<object?[]> Header(List<Drawn> columns, object?[] names)
    {
        var titles = names
            .Select(_ => (object?)null)
            .Concat(columns.Select(column => (object?)(column.At == Place.Above ? $"ปี {column.Year}" : null)))
            .ToArray();
        var heads = names.Concat(columns.Select(column => (object?)column.Head)).ToArray();
        return columns.Exists(column => column.At == Place.Above) ? [titles, heads] : [heads];
    }

    private static List<Drawn> Columns(Random random, int least)
    {
        var columns = new List<Drawn>();
        var count = random.Next(least, 4);
        // A title gives its year to the columns right of it, so all have one or none has.
        var above = random.Next(4) == 0;
        for (var i = 0; i < count; i++)
        {
            var (word, isScore) = random.Next(2) == 0 ? Words[0] : Pick(random, Words);
            var at = above ? Place.Above : Pick(random, [Place.Cell, Place.Brackets, Place.None]);
            columns.Add(
                new Drawn(
                    word,
                    isScore,
                    at == Place.None ? 0 : PathYear - random.Next(3),
                    at,
                    word is "คะแนน" ? Pick(random, Units) : "",
                    random.Next(2, 40),
                    random.Next(2) == 0
                )
            );
        }

        return columns;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string Name(int id) => ExportBuilder.Framework(PathYear).Indicator(id).NameTh;

    private sealed record Drawn(string Word, Sureness Is, int Year, Place At, string Unit, int Seed, bool IsThai)
    {
        public string Head =>
            At switch
            {
                Place.Cell => $"{Word} {Digits}{Unit}",
                Place.Brackets => $"{Word}{Unit} (พ.ศ. {Digits})",
                _ => Word + Unit,
            };

        private string Digits =>
            IsThai ? string.Concat($"{Year}".Select(digit => (char)(digit - '0' + '๐'))) : $"{Year}";

        // Of each column its own, so that it shows which was taken.
        public decimal ScoreOf(int number) => Seed + number + (Head.Length / 100m);
    }
}
