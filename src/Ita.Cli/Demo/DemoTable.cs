using System.Globalization;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Cli.Output;
using Spectre.Console;

namespace Ita.Cli.Demo;

/// <summary>The agencies with total, level and change, for people.</summary>
internal static class DemoTable
{
    public static Table Create(
        OutputLanguage language,
        FiscalYear year,
        IEnumerable<ExpectedResult> agencies,
        IReadOnlyCollection<ObservedResult> observed
    )
    {
        var table = ConsoleOutput.CreateTable(
            language,
            (new LocalizedText("รหัส", "Code"), Justify.Left),
            (new LocalizedText("หน่วยงาน", "Agency"), Justify.Left),
            (new LocalizedText($"คะแนน {year.Previous}", $"Total {year.Previous}"), Justify.Right),
            (new LocalizedText("ระดับ", "Level"), Justify.Left),
            (new LocalizedText($"คะแนน {year}", $"Total {year}"), Justify.Right),
            (new LocalizedText("ระดับ", "Level"), Justify.Left),
            (new LocalizedText("เปลี่ยนแปลง", "Change"), Justify.Right)
        );
        var byYear = observed.ToDictionary(result => result.Id);
        foreach (
            var agency in agencies
                .Select(expected => expected.Agency)
                .DistinctBy(agency => agency.Code)
                .OrderBy(agency => agency.Code)
        )
        {
            var last = byYear.GetValueOrDefault(new AgencyYearId(agency.Code, year.Previous));
            var current = byYear.GetValueOrDefault(new AgencyYearId(agency.Code, year));
            table.AddTextRow(
                agency.Code.ToString(),
                agency.Name,
                Total(language, last),
                last?.Level,
                Total(language, current),
                current?.Level,
                Points(last, current)
            );
        }

        return table;
    }

    private static string Total(OutputLanguage language, ObservedResult? year) =>
        year switch
        {
            null => "–",
            { Total: { } total } => total,
            _ => $"{new LocalizedText("ยังขาด", "lacks").In(language)} {string.Join(", ", year.Missing)}",
        };

    private static string Points(ObservedResult? last, ObservedResult? current) =>
        DemoFigures.Change(last, current) is { } change
            ? change.Points.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)
            : "–";
}

/// <summary>What follows from the observed results.</summary>
internal static class DemoFigures
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Null where one of the years has no total.</summary>
    public static Change? Change(ObservedResult? last, ObservedResult? current) =>
        last?.Total is { } before && current?.Total is { } now ? new Change(Points(before), Points(now)) : null;

    /// <summary>One line per result, always in the same order, so that two runs can be compared.</summary>
    public static string ToJson(IEnumerable<ObservedResult> observed) =>
        JsonSerializer.Serialize(
            observed
                .OrderBy(year => year.Id)
                .ToDictionary(
                    year => year.Id.ToString(),
                    year => new
                    {
                        year.Total,
                        year.Level,
                        Missing = year.Missing.Select(part => part.ToString()),
                    }
                ),
            Options
        );

    private static decimal Points(string score) => decimal.Parse(score, CultureInfo.InvariantCulture);
}
