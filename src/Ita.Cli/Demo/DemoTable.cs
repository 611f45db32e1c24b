using System.Globalization;
using Ita.Assessment;
using Ita.Cli.Output;
using Spectre.Console;

namespace Ita.Cli.Demo;

/// <summary>The agencies with total, level and change, for people.</summary>
internal static class DemoTable
{
    public static Table Of(
        Language language,
        FiscalYear year,
        IEnumerable<ExpectedYear> agencies,
        IReadOnlyCollection<ObservedYear> observed
    )
    {
        var table = People.Table(
            language,
            (new Phrase("รหัส", "Code"), Justify.Left),
            (new Phrase("หน่วยงาน", "Agency"), Justify.Left),
            (new Phrase($"คะแนน {year.Previous}", $"Total {year.Previous}"), Justify.Right),
            (new Phrase("ระดับ", "Level"), Justify.Left),
            (new Phrase($"คะแนน {year}", $"Total {year}"), Justify.Right),
            (new Phrase("ระดับ", "Level"), Justify.Left),
            (new Phrase("เปลี่ยนแปลง", "Change"), Justify.Right)
        );
        var byYear = observed.ToDictionary(result => result.Of);
        foreach (
            var agency in agencies
                .Select(expected => expected.Agency)
                .DistinctBy(agency => agency.Code)
                .OrderBy(agency => agency.Code)
        )
        {
            var last = byYear.GetValueOrDefault(new AgencyYear(agency.Code, year.Previous));
            var current = byYear.GetValueOrDefault(new AgencyYear(agency.Code, year));
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

    private static string Total(Language language, ObservedYear? year) =>
        year switch
        {
            null => "–",
            { Total: { } total } => total,
            _ => $"{new Phrase("ยังขาด", "lacks").In(language)} {string.Join(", ", year.Missing)}",
        };

    private static string Points(ObservedYear? last, ObservedYear? current) =>
        DemoFigures.Change(last, current) is { } change
            ? change.Points.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)
            : "–";
}
