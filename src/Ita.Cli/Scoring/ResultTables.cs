using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Output;
using Spectre.Console;

namespace Ita.Cli.Scoring;

/// <summary>
/// A result for people: total and level, instruments, indicators, and the items that miss the target.
/// </summary>
public static class ResultTables
{
    private static readonly LocalizedText Score = new("คะแนน", "Score");

    public static void Write(
        IAnsiConsole console,
        OutputLanguage language,
        Framework framework,
        AssessmentResult result
    )
    {
        console.WriteUnwrappedLine(Headline(language, result));
        if (result.IsProvisional)
            console.WriteUnwrappedLine(
                new LocalizedText(
                    "ตัวเลขเป็นการชั่วคราว เพราะหลักเกณฑ์ของปีนี้ยังไม่แน่ชัดทุกข้อ",
                    "Provisional: not every rule of this year is sure."
                ).In(language)
            );
        console.Write(Instruments(language, framework, result));
        console.Write(Indicators(language, framework, result));
        console.Write(LowItems(language, framework, result));
    }

    private static string Headline(OutputLanguage language, AssessmentResult result)
    {
        var year = result.FiscalYear;
        if (result.Total is { } total)
        {
            return new LocalizedText(
                $"ปีงบประมาณ พ.ศ. {year}: คะแนนรวม {total} ระดับ {result.Level}",
                $"Fiscal year {year}: total {total}, level {result.Level}"
            ).In(language);
        }

        var missing = string.Join(", ", result.Missing);
        return new LocalizedText(
            $"ปีงบประมาณ พ.ศ. {year}: ยังไม่มีคะแนนรวม ยังขาด {missing}",
            $"Fiscal year {year}: no total yet, still missing {missing}"
        ).In(language);
    }

    private static Table Instruments(OutputLanguage language, Framework framework, AssessmentResult result)
    {
        var table = ConsoleOutput.CreateTable(
            language,
            (new LocalizedText("เครื่องมือ", "Instrument"), Justify.Left),
            (new LocalizedText("ชื่อ", "Name"), Justify.Left),
            (new LocalizedText("น้ำหนัก", "Weight"), Justify.Right),
            (Score, Justify.Right),
            (new LocalizedText("ผู้ตอบ", "Respondents"), Justify.Right)
        );
        foreach (var (instrument, score) in result.Instruments)
        {
            var definition = framework.Definition(instrument);
            table.AddTextRow(
                instrument.ToString(),
                language == OutputLanguage.Thai ? definition.NameTh : definition.NameEn,
                definition.Weight.ToString(CultureInfo.InvariantCulture),
                score.ToString(),
                result.Part(instrument)?.Respondents?.ToString(CultureInfo.InvariantCulture)
            );
        }

        return table;
    }

    private static Table Indicators(OutputLanguage language, Framework framework, AssessmentResult result)
    {
        var table = ConsoleOutput.CreateTable(
            language,
            (new LocalizedText("ที่", "No."), Justify.Right),
            (new LocalizedText("ตัวชี้วัด", "Indicator"), Justify.Left),
            (new LocalizedText("เครื่องมือ", "Instrument"), Justify.Left),
            (Score, Justify.Right)
        );
        foreach (var indicator in result.Indicators)
        {
            var definition = framework.Indicator(indicator.Id);
            table.AddTextRow(
                indicator.Id.ToString(CultureInfo.InvariantCulture),
                language == OutputLanguage.Thai ? definition.NameTh : definition.NameEn,
                definition.Instrument.ToString(),
                indicator.Score?.ToString()
            );
        }

        return table;
    }

    private static Table LowItems(OutputLanguage language, Framework framework, AssessmentResult result)
    {
        var target = framework.Target.Points;
        var table = ConsoleOutput.CreateTable(
            language,
            (new LocalizedText("ส่วน", "Part"), Justify.Left),
            (new LocalizedText("ข้อ", "Item"), Justify.Left),
            (
                new LocalizedText(
                    $"ข้อที่ต่ำกว่าเป้าหมาย {target} คะแนน",
                    $"Items below the target of {target} points"
                ),
                Justify.Left
            ),
            (Score, Justify.Right)
        );
        var low = result.Parts.SelectMany(part =>
            part.Items.Where(item => item.Score is { } score && score.Rounded < target)
                .Select(item => (part.Instrument, Item: item))
        );
        foreach (var (part, item) in low)
        {
            table.AddTextRow(
                part.ToString(),
                item.Id.ToString(),
                framework.FindItem(item.Id)?.TextTh,
                item.Score!.Value.ToString()
            );
        }

        return table;
    }
}
