using System.CommandLine;
using Ita.Assessment.Frameworks;
using Ita.Cli.Output;
using Ita.Cli.Scoring;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>check FILE… --year 2566</c>: says whether the pipeline would accept the workbooks, and what to correct where it
/// would not.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var year = CommonOptions.Year();
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("check", "Say whether workbooks would be accepted, and what to correct where not.")
        {
            files,
            year,
            json,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var scored = ScoredFiles.Score(
                    FrameworkCatalogue.BuiltIn,
                    parsed.GetRequiredValue(year),
                    InputFiles.Open(parsed.GetRequiredValue(files)),
                    agency: null,
                    cancellationToken
                );
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    output.Write(ScoreDocumentBuilder.BuildCheck(scored).ToJson() + "\n");
                else
                    WriteText(output, parsed.GetValue(language), scored);
                return Task.FromResult(scored.Reading.IsAccepted ? ExitCode.Done : ExitCode.Rejected);
            }
        );
        return command;
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
