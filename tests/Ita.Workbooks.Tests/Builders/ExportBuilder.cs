using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;

namespace Ita.Workbooks.Tests.Builders;

/// <summary>Reading with the built-in frameworks, and whole questionnaires to read.</summary>
internal static class ExportBuilder
{
    public static readonly FrameworkCatalogue Frameworks = FrameworkCatalogue.BuiltIn;

    public static ExportReading Read(int year, params IReadOnlyList<WorkbookFile> files) =>
        SurveyExportReader.Read(
            Frameworks,
            new ExportRequest { FiscalYear = new FiscalYear(year) },
            files,
            CancellationToken.None
        );

    public static Framework Framework(int year) => Frameworks.Find(new FiscalYear(year))!;

    /// <summary>Every column of a questionnaire as headers: sub-items by number.</summary>
    public static IReadOnlyList<(ItemId Id, AnswerScale Scale)> Columns(int year, Instrument instrument) =>
        [
            .. Framework(year)
                .ItemsOf(instrument)
                .SelectMany(item =>
                    item.HasSubItems ? item.SubItems.Select(sub => (sub.Id, sub.Scale)) : [(item.Id, item.Scale!)]
                ),
        ];

    /// <summary>
    /// A header row and respondents who all take the choice at an index, counted from the scale's end where it is
    /// negative.
    /// </summary>
    public static List<object?[]> Answers(
        int year,
        Instrument instrument,
        int respondents = 5,
        Func<AnswerScale, object?>? answer = null
    )
    {
        var columns = Columns(year, instrument);
        answer ??= scale => scale.Choices[^1].LabelTh;
        var rows = new List<object?[]>
        {
            new object?[] { "ประทับเวลา" }
                .Concat(columns.Select(column => (object?)column.Id.ToString()))
                .ToArray(),
        };
        for (var i = 0; i < respondents; i++)
            rows.Add([45000.5 + i, .. columns.Select(column => answer(column.Scale))]);
        return rows;
    }

    /// <summary>A table of items and scores with a header.</summary>
    public static List<object?[]> Scores(int year, Instrument instrument, object? score) =>
        [
            ["ข้อ", "คะแนน"],
            .. Framework(year).ItemsOf(instrument).Select(item => new[] { item.Id.ToString(), score }),
        ];

    public static Notice Only(this ExportReading reading, string code) =>
        Assert.Single(reading.Problems, problem => problem.Code == code);
}
