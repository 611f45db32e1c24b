using FsCheck;
using FsCheck.Fluent;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>
/// Tables drawn by code, by name or both, turned or not, with weighted instruments or not, among columns and rows that
/// say nothing. Whoever draws one knows what it says: that is what is read; and where one cell is spoilt, nothing is.
/// </summary>
public sealed class ResultsPropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(300);

    // Agencies that have a name of their own.
    private static readonly int[] s_named = [0, 1, 2, 5];

    private static readonly string[] s_noise =
    [
        "ลำดับ",
        "หมายเหตุ",
        "ผลต่าง",
        "น้ำหนัก",
        "อันดับ",
        "คะแนนรวม 2565",
        "คะแนนเฉลี่ยจังหวัด",
        "การปฏิบัติหน้าที่ (30)",
        "EIT1",
    ];

    private enum Spoilt
    {
        Nothing,
        Score,
        Agency,
        Twice,
        Title,
        Name,
    }

    [Fact]
    public void No_table_is_misread() =>
        Check.One(s_config, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => IsRight(new Random(seed))));

    private static bool IsRight(Random random)
    {
        var spoilt = (Spoilt)random.Next(6);
        var byCode = random.Next(2) == 0;
        var byName = !byCode || random.Next(2) == 0;
        var agencies = byCode ? Enumerable.Range(0, ResultsBuilder.Agencies.Length).ToArray() : [.. s_named];
        random.Shuffle(agencies);
        agencies = agencies[..random.Next(2, agencies.Length + 1)];
        var scores = agencies.ToDictionary(
            agency => agency,
            _ => Enumerable.Range(1, 10).ToDictionary(id => id, _ => random.Next(200, 10001) / 100m)
        );
        var fields = Fields(random, byCode, byName, scores);
        var rows = new List<object?[]> { fields.Select(field => field.Head).ToArray() };
        foreach (var agency in agencies)
        {
            rows.Add([.. fields.Select(field => field.Of(agency))]);
            if (random.Next(4) == 0)
                rows.Add(Noise(random, fields));
        }

        if (byCode && random.Next(2) == 0)
            Empty(random, agencies, scores, fields, rows);
        var expected = Spoil(random, spoilt, fields, rows);
        object?[][] table = [.. rows];
        if (random.Next(2) == 0)
            table = ResultsBuilder.Turn(table);
        object?[] title = [spoilt == Spoilt.Title ? "ผล ITA ปี 2565" : "ผล ITA ปี 2566 ณ 1 ต.ค. 2567"];
        var reading = ResultsBuilder.Read([title, .. table]);

        if (expected is not null)
            return reading.Results.IsEmpty && reading.Problems.Any(problem => expected.Contains(problem.Code));
        return reading.Problems.IsEmpty
            && reading
                .Results.Select(result => result.Agency)
                .SequenceEqual(agencies.Select(agency => ResultsBuilder.Agencies[agency].Code))
            && agencies.All(agency =>
                IsSame(reading.ScoresOf(ResultsBuilder.Agencies[agency].Code.Value), scores[agency])
            )
            && reading.Warnings.IsEmpty;
    }

    private static bool IsSame((int Indicator, decimal Score)[] read, Dictionary<int, decimal> drawn) =>
        read.Order()
            .SequenceEqual(
                ExportBuilder
                    .Framework(2566)
                    .WholeInstruments.Select(whole =>
                        ExportBuilder.Framework(2566).IndicatorsOf(whole.Instrument).Select(indicator => indicator.Id)
                    )
                    .Where(ids => ids.All(drawn.ContainsKey))
                    .SelectMany(ids => ids)
                    .Order()
                    .Select(id => (id, drawn[id]))
            );

    private static List<Field> Fields(
        Random random,
        bool byCode,
        bool byName,
        Dictionary<int, Dictionary<int, decimal>> scores
    )
    {
        var style = random.Next(4);
        var fields = Enumerable
            .Range(1, 10)
            .Select(id => new Field(
                style switch
                {
                    0 => ResultsBuilder.Names[id - 1],
                    1 => $"ตัวชี้วัดที่ {id}",
                    2 => $"{id}. {ResultsBuilder.Names[id - 1]}",
                    _ => id,
                },
                agency => scores[agency][id],
                id
            ))
            .ToList();
        if (random.Next(2) == 0)
            fields.AddRange(Instruments(random, scores));
        // Bare numbers count where nothing else is a number.
        var noise = s_noise.ToArray();
        random.Shuffle(noise);
        fields.AddRange(noise[..random.Next(4)].Select(head => new Field(head, _ => random.Next(100))));
        var all = fields.ToArray();
        random.Shuffle(all);
        fields = [.. all];
        if (byName)
            fields.Insert(0, new Field("ชื่อหน่วยงาน", agency => ResultsBuilder.Agencies[agency].Name));
        if (byCode)
            fields.Insert(0, new Field("รหัสหน่วยงาน", agency => ResultsBuilder.Agencies[agency].Code.Value));
        return fields;
    }

    private static IEnumerable<Field> Instruments(Random random, Dictionary<int, Dictionary<int, decimal>> scores)
    {
        var isWeighted = random.Next(2) == 0;
        foreach (var (name, first, count, weight) in new[] { ("IIT", 1, 5, 30), ("EIT", 6, 3, 30), ("OIT", 9, 2, 40) })
        {
            yield return new Field(
                isWeighted && random.Next(2) == 0 ? $"{name} ({weight})" : name,
                agency =>
                {
                    var ids = Enumerable.Range(first, count).ToList();
                    if (!ids.TrueForAll(scores[agency].ContainsKey))
                        return null;
                    var points = ids.Sum(id => scores[agency][id]) / count;
                    return decimal.Round(points * (isWeighted ? weight : 100) / 100, 2, MidpointRounding.AwayFromZero);
                }
            );
        }
    }

    private static object?[] Noise(Random random, List<Field> fields)
    {
        var row = new object?[fields.Count];
        row[0] = random.Next(3) switch
        {
            0 => "อำเภอเมืองบุรีรัมย์",
            1 => "เฉลี่ย",
            _ => null,
        };
        if ((string?)row[0] == "เฉลี่ย")
        {
            for (var i = 1; i < row.Length; i++)
                row[i] = fields[i].Indicator > 0 ? 50 : null;
        }

        return row;
    }

    // A score that is not there takes its instrument with it.
    private static void Empty(
        Random random,
        int[] agencies,
        Dictionary<int, Dictionary<int, decimal>> scores,
        List<Field> fields,
        List<object?[]> rows
    )
    {
        var agency = agencies[random.Next(agencies.Length)];
        var id = random.Next(1, 11);
        scores[agency].Remove(id);
        var code = ResultsBuilder.Agencies[agency].Code.Value;
        var row = rows.Find(row => Equals(row[0], code))!;
        for (var i = 0; i < fields.Count; i++)
        {
            if (
                fields[i].Indicator == id
                || fields[i].Head is string head && head.Contains("IT", StringComparison.Ordinal)
            )
                row[i] = null;
        }
    }

    private static string[]? Spoil(Random random, Spoilt spoilt, List<Field> fields, List<object?[]> rows)
    {
        var row = rows.FindLast(row =>
            row[0] is not null && !Equals(row[0], "เฉลี่ย") && !Equals(row[0], "อำเภอเมืองบุรีรัมย์")
        )!;
        var scored = fields.FindIndex(field => field.Indicator == random.Next(1, 11) || field.Indicator == 1);
        switch (spoilt)
        {
            case Spoilt.Score:
                row[scored] = random.Next(2) == 0 ? "ไม่มี" : 101;
                return [row[scored] is string ? "score-not-a-number" : "score-out-of-range"];
            case Spoilt.Agency:
                row[0] = "999999x y";
                row[scored] ??= 50;
                return ["agency-unknown"];
            case Spoilt.Twice:
                rows.Add([.. row]);
                return ["item-duplicate"];
            case Spoilt.Title:
                return ["year-mismatch"];
            case Spoilt.Name:
                fields[scored] = fields[scored] with { Head = "การใช้งบประมานแผ่นดิน" };
                rows[0][scored] = fields[scored].Head;
                // Bare numbers are no indicators where one is lacking.
                return ["item-missing", "nothing-recognised"];
            default:
                return null;
        }
    }

    private sealed record Field(object Head, Func<int, object?> Of, int Indicator = 0);
}
