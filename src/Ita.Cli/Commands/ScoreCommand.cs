using System.CommandLine;
using Ita.Assessment.Frameworks;
using Ita.Cli.Output;
using Ita.Cli.Scoring;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>score FILE… --year 2566 [--json]</c>: reads workbooks as one agency-year, with no storage behind it, and prints
/// the result.
/// </summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var year = CommonOptions.Year();
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("score", "Read workbooks as one agency-year and print its scores.")
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
                    output.Write(ScoreDocumentBuilder.Build(scored).ToJson() + "\n");
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
            ResultTables.Write(console, language, FrameworkCatalogue.BuiltIn.Find(scored.FiscalYear)!, result);
        foreach (var (year, other) in scored.OtherYears)
        {
            var total = other.Total is { } points ? $"{points} {other.Level}" : "–";
            console.WriteUnwrappedLine(
                new LocalizedText(
                    $"ไฟล์มีผลของปีงบประมาณ พ.ศ. {year} ด้วย: {total}",
                    $"The files also hold fiscal year {year}: {total}"
                ).In(language)
            );
        }

        ReadingNotices.Write(console, language, scored.Reading);
    }
}
