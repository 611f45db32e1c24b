using System.CommandLine;
using Ita.Assessment.Frameworks;
using Ita.Cli.Assessing;
using Ita.Cli.Output;

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
                var assessed = AssessedFiles.Of(
                    FrameworkCatalogue.BuiltIn,
                    parsed.GetRequiredValue(year),
                    InputFiles.Open(parsed.GetRequiredValue(files)),
                    agency: null,
                    cancellationToken
                );
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    output.Write(ScoreDocumentBuilder.BuildCheck(assessed).ToJson() + "\n");
                else
                    WriteForPeople(output, parsed.GetValue(language), assessed);
                return Task.FromResult(assessed.Reading.IsAccepted ? ExitCode.Done : ExitCode.Rejected);
            }
        );
        return command;
    }

    private static void WriteForPeople(TextWriter output, Language language, AssessedFiles assessed)
    {
        var console = People.On(output);
        if (assessed.Result is { } result)
        {
            var parts = string.Join(", ", result.Parts.Select(part => part.Instrument));
            console.Line(new Phrase($"รับไฟล์ได้: มี {parts}", $"Accepted: holds {parts}.").In(language));
            if (result.Missing.Length > 0)
            {
                var missing = string.Join(", ", result.Missing);
                console.Line(
                    new Phrase(
                        $"ยังขาด {missing} จึงยังไม่มีคะแนนรวม",
                        $"Still missing {missing}, so there is no total yet."
                    ).In(language)
                );
            }
        }

        ReadingNotes.Write(console, language, assessed.Reading);
    }
}
