using System.CommandLine;
using Ita.Assessment.Frameworks;
using Ita.Cli.Assessing;
using Ita.Cli.Output;

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
                var assessed = AssessedFiles.Of(
                    FrameworkCatalogue.BuiltIn,
                    parsed.GetRequiredValue(year),
                    InputFiles.Open(parsed.GetRequiredValue(files)),
                    agency: null,
                    cancellationToken
                );
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    output.Write(ScoreDocumentBuilder.Build(assessed).ToJson() + "\n");
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
            ResultTables.Write(console, language, FrameworkCatalogue.BuiltIn.Find(assessed.FiscalYear)!, result);
        foreach (var (year, other) in assessed.OtherYears)
        {
            var total = other.Total is { } points ? $"{points} {other.Level}" : "–";
            console.Line(
                new Phrase(
                    $"ไฟล์มีผลของปีงบประมาณ พ.ศ. {year} ด้วย: {total}",
                    $"The files also hold fiscal year {year}: {total}"
                ).In(language)
            );
        }

        ReadingNotes.Write(console, language, assessed.Reading);
    }
}
