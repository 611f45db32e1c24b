using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>Published tables of 2566, the agencies of a small registry, and what is read of them.</summary>
internal static class ResultsBuilder
{
    public static readonly Agency[] Agencies =
    [
        Agency("310801", "เทศบาลตำบลบึงเจริญ", "เมืองบุรีรัมย์"),
        Agency("310802", "องค์การบริหารส่วนตำบลหนองแวง", "ละหานทราย"),
        Agency("310803", "เทศบาลเมืองนางรอง", "นางรอง"),
        Agency("310804", "เทศบาลตำบลบ้านใหม่", "สตึก"),
        Agency("310805", "เทศบาลตำบลบ้านใหม่", "กระสัง"),
        Agency("320901", "เทศบาลตำบลสังขะ", "สังขะ", "32", "สุรินทร์"),
        Agency("320902", "เทศบาลตำบลบ้านใหม่", "ปราสาท", "32", "สุรินทร์"),
    ];

    /// <summary>Every indicator's name in order.</summary>
    public static readonly string[] Names =
    [
        .. ExportBuilder.Framework(2566).Indicators.Select(indicator => indicator.NameTh),
    ];

    /// <summary>Ten scores: IIT 96, EIT 80, OIT 90; a total of 88.80, level A.</summary>
    public static readonly object?[] Scores = [98, 97, 96, 95, 94, 81, 80, 79, 95, 85];

    /// <summary>A header of one row: code, name, the ten by number and name, and whatever follows.</summary>
    public static object?[] Head(params object?[] more) =>
        ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", .. Names.Select((name, i) => $"{i + 1}. {name}"), .. more];

    /// <summary>A row of an agency with the usual scores.</summary>
    public static object?[] Row(object? code, object? name, params object?[] more) => [code, name, .. Scores, .. more];

    /// <summary>The usual scores, with one of them changed.</summary>
    public static object?[] With(int indicator, object? score)
    {
        var scores = (object?[])Scores.Clone();
        scores[indicator - 1] = score;
        return scores;
    }

    public static PublishedResultsReading Read(params object?[][] rows) =>
        Read(new WorkbookBuilder().Rows("ผลคะแนน", rows));

    public static PublishedResultsReading Read(
        WorkbookBuilder workbook,
        string? province = null,
        bool hasRegistry = true,
        int year = 2566
    ) =>
        PublishedResultsReader.Read(
            ExportBuilder.Frameworks,
            new PublishedResultsRequest
            {
                FiscalYear = new FiscalYear(year),
                Agencies = hasRegistry ? Agencies : null,
                Province = province is null ? null : new ProvinceCode(province),
            },
            workbook.File("results.xlsx"),
            CancellationToken.None
        );

    /// <summary>The table with rows and columns exchanged.</summary>
    public static object?[][] Turn(params object?[][] rows) =>
        [
            .. Enumerable
                .Range(0, rows.Max(row => row.Length))
                .Select(column => rows.Select(row => column < row.Length ? row[column] : null).ToArray()),
        ];

    /// <summary>The agencies read, in order; fails where the table was turned away.</summary>
    public static string[] Accepted(PublishedResultsReading reading)
    {
        Assert.Empty(reading.Problems);
        return [.. reading.Results.Select(result => result.Agency.Value)];
    }

    /// <summary>An agency's indicators and scores, in order.</summary>
    public static (int Indicator, decimal Score)[] ScoresOf(this PublishedResultsReading reading, string agency)
    {
        Assert.Empty(reading.Problems);
        return
        [
            .. reading
                .Results.Single(result => result.Agency.Value == agency)
                .Parts.SelectMany(part => part.Indicators)
                .Select(indicator => (indicator.Indicator, indicator.Score)),
        ];
    }

    /// <summary>The only problem, of this code, at this cell; nothing is read.</summary>
    public static Notice Refused(PublishedResultsReading reading, string code, string? cell, string? value = null)
    {
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, cell), (problem.Code, problem.Cell));
        if (value is not null)
            Assert.Equal(value, problem.Value);
        Assert.Empty(reading.Results);
        AssertSays(problem, cell);
        return problem;
    }

    /// <summary>Both sentences are whole and name the place.</summary>
    public static void AssertSays(Notice notice, string? part)
    {
        Assert.Contains(notice.MessageTh, c => c is >= 'ก' and <= 'ฮ');
        Assert.All(
            new[] { notice.MessageTh, notice.MessageEn },
            sentence =>
            {
                Assert.DoesNotContain('{', sentence);
                if (part is not null)
                    Assert.Contains(part, sentence, StringComparison.Ordinal);
            }
        );
    }

    private static Agency Agency(
        string code,
        string name,
        string district,
        string province = "31",
        string provinceName = "บุรีรัมย์"
    ) =>
        new()
        {
            Code = new AgencyCode(code),
            Name = name,
            District = district,
            ProvinceCode = new ProvinceCode(province),
            Province = provinceName,
        };
}
