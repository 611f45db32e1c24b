using System.CommandLine;
using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Cli.Output;
using Ita.Cli.Scoring;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>check FILE… --year 2566</c>: says whether the pipeline would accept the workbooks, and what to correct where it
/// would not. A published table of results is known by its content and checked as such.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var year = CommonOptions.Year();
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var registry = new Option<string>("--registry")
        {
            Description = "A registry workbook: the agencies that a published table of results may name.",
        };
        registry.HelpName = "FILE";
        var command = new Command("check", "Say whether workbooks would be accepted, and what to correct where not.")
        {
            files,
            year,
            registry,
            json,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var opened = InputFiles.Open(parsed.GetRequiredValue(files));
                var agencies = parsed.GetValue(registry) is { } path ? InputFiles.Open([path])[0] : null;
                var scored = ScoredFiles.Score(
                    FrameworkCatalogue.BuiltIn,
                    parsed.GetRequiredValue(year),
                    opened,
                    agency: null,
                    cancellationToken
                );
                var output = parsed.InvocationConfiguration.Output;
                // A table of many agencies is no survey export, and says so.
                if (scored.Reading.HoldsPublishedResults && opened.Count == 1)
                {
                    var table = PublishedTable.Read(
                        FrameworkCatalogue.BuiltIn,
                        parsed.GetRequiredValue(year),
                        opened[0],
                        agencies,
                        cancellationToken
                    );
                    if (parsed.GetValue(json))
                        output.Write(PublishedTableDocument.From(table).ToJson() + "\n");
                    else
                        WriteText(output, parsed.GetValue(language), table);
                    return Task.FromResult(table.Reading.IsAccepted ? ExitCode.Done : ExitCode.Rejected);
                }

                if (parsed.GetValue(json))
                    output.Write(ScoreDocumentBuilder.BuildCheck(scored).ToJson() + "\n");
                else
                    WriteText(output, parsed.GetValue(language), scored);
                return Task.FromResult(scored.Reading.IsAccepted ? ExitCode.Done : ExitCode.Rejected);
            }
        );
        return command;
    }

    private static void WriteText(TextWriter output, OutputLanguage language, PublishedTable table)
    {
        var console = ConsoleOutput.Create(output);
        if (table.Reading.IsAccepted)
        {
            var count = table.Reading.Results.Length.ToString(CultureInfo.InvariantCulture);
            console.WriteUnwrappedLine(
                new LocalizedText(
                    $"รับไฟล์ได้: ตารางผลคะแนนของ {count} หน่วยงาน",
                    $"Accepted: the results of {count} agencies."
                ).In(language)
            );
        }

        foreach (var agency in table.Incomplete)
        {
            var missing = string.Join(", ", agency.Missing);
            console.WriteUnwrappedLine(
                new LocalizedText(
                    $"  {agency.Agency}: คะแนนไม่ครบ ยังขาด {missing}",
                    $"  {agency.Agency}: not complete, still missing {missing}"
                ).In(language)
            );
        }

        ReadingNotices.Write(console, language, table.Reading);
    }

    private static void WriteText(TextWriter output, OutputLanguage language, ScoredFiles scored)
    {
        var console = ConsoleOutput.Create(output);
        if (scored.Result is { } result)
        {
            var parts = string.Join(", ", result.Parts.Select(part => part.Instrument));
            console.WriteUnwrappedLine(
                new LocalizedText($"รับไฟล์ได้: มี {parts}", $"Accepted: holds {parts}.").In(language)
            );
            if (result.Missing.Length > 0)
            {
                var missing = string.Join(", ", result.Missing);
                console.WriteUnwrappedLine(
                    new LocalizedText(
                        $"ยังขาด {missing} จึงยังไม่มีคะแนนรวม",
                        $"Still missing {missing}, so there is no total yet."
                    ).In(language)
                );
            }
        }

        ReadingNotices.Write(console, language, scored.Reading);
    }
}
