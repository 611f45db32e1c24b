using System.CommandLine;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Output;
using Ita.Cli.Reporting;
using Ita.Cli.Scoring;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>report FILE… --year 2566 [--previous FILE…] --out DIR</c>: the report of workbooks in every form and the
/// follow-up form of its measures, with no storage behind it. Last year's figures come from <c>--previous</c>, else
/// from the files themselves where a summary among them holds that year.
/// </summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var year = CommonOptions.Year();
        var previous = new Option<string[]>("--previous")
        {
            Description = "Workbooks of the year before.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var outFolder = new Option<string>("--out", "-o")
        {
            Description =
                "Where the report is put in each of its forms, as ita-{year}-{agencyCode}.docx and so on, with "
                + "the follow-up form of its measures.",
            Required = true,
        };
        var language = CommonOptions.Language();
        var command = new Command("report", "Write the report of an agency-year's workbooks.")
        {
            files,
            year,
            previous,
            outFolder,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var arguments = new Arguments(
                    parsed.GetRequiredValue(files),
                    parsed.GetRequiredValue(year),
                    parsed.GetRequiredValue(previous),
                    parsed.GetRequiredValue(outFolder),
                    parsed.GetValue(language)
                );
                return Task.FromResult(Run(arguments, parsed.InvocationConfiguration.Output, cancellationToken));
            }
        );
        return command;
    }

    private static int Run(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var console = ConsoleOutput.Create(output);
        var frameworks = FrameworkCatalogue.BuiltIn;
        var scored = ScoredFiles.Score(
            frameworks,
            arguments.Year,
            InputFiles.Open(arguments.Files),
            agency: null,
            cancellationToken
        );
        ReadingNotices.Write(console, arguments.Language, scored.Reading);
        if (scored.Result is null)
            return ExitCode.Rejected;

        var previous = scored.OtherYears.GetValueOrDefault(arguments.Year.Previous);
        if (arguments.Previous.Length > 0)
        {
            // What was read first says whose year it is: last year's files must be of the same agency.
            var last = ScoredFiles.Score(
                frameworks,
                arguments.Year.Previous,
                InputFiles.Open(arguments.Previous),
                scored.Reading.Agency?.Code,
                cancellationToken
            );
            ReadingNotices.Write(console, arguments.Language, last.Reading);
            if (last.Result is not { } lastResult)
                return ExitCode.Rejected;
            previous = lastResult;
        }

        try
        {
            var file = ReportFiles.Write(
                scored,
                previous,
                arguments.Files.Concat(arguments.Previous),
                arguments.OutFolder
            );
            console.WriteUnwrappedLine(
                new LocalizedText($"เขียนรายงานแล้ว: {file}", $"Report: {file}").In(arguments.Language)
            );
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"เขียนรายงานไม่ได้ / the report could not be written: {e.Message}",
                e
            );
        }
    }

    private sealed record Arguments(
        string[] Files,
        FiscalYear Year,
        string[] Previous,
        string OutFolder,
        OutputLanguage Language
    );
}
