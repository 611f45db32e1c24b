using System.CommandLine;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Assessing;
using Ita.Cli.Output;
using Ita.Cli.Reporting;
using Ita.Pipeline.Reporting;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Workbooks.FollowUp;

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
        var console = People.On(output);
        var frameworks = FrameworkCatalogue.BuiltIn;
        var assessed = AssessedFiles.Of(
            frameworks,
            arguments.Year,
            InputFiles.Open(arguments.Files),
            agency: null,
            cancellationToken
        );
        ReadingNotes.Write(console, arguments.Language, assessed.Reading);
        if (assessed.Result is not { } result)
            return ExitCode.Rejected;

        var before = assessed.OtherYears.GetValueOrDefault(arguments.Year.Previous);
        if (arguments.Previous.Length > 0)
        {
            // What was read first says whose year it is: last year's files must be of the same agency.
            var last = AssessedFiles.Of(
                frameworks,
                arguments.Year.Previous,
                InputFiles.Open(arguments.Previous),
                assessed.Reading.Agency?.Code,
                cancellationToken
            );
            ReadingNotes.Write(console, arguments.Language, last.Reading);
            if (last.Result is not { } given)
                return ExitCode.Rejected;
            before = given;
        }

        var file = Write(arguments, assessed, result, before);
        console.Line(new Phrase($"เขียนรายงานแล้ว: {file}", $"Report: {file}").In(arguments.Language));
        return ExitCode.Done;
    }

    private static string Write(
        Arguments arguments,
        AssessedFiles assessed,
        AssessmentResult result,
        AssessmentResult? before
    )
    {
        var frameworks = FrameworkCatalogue.BuiltIn;
        try
        {
            var sources = ReportSources.Of(arguments.Files.Concat(arguments.Previous));
            var agency = ReportedAgency.Of(assessed.Reading.Agency);
            var model = ReportBuilder.Build(
                new ReportInput
                {
                    Agency = agency,
                    Framework = frameworks.Find(arguments.Year)!,
                    Result = result,
                    Previous = before,
                    PreviousFramework = before is null ? null : frameworks.Find(arguments.Year.Previous),
                    Sources = sources,
                    WrittenAt = sources.Max(source => source.UploadedAt),
                }
            );
            var name = assessed.Reading.Agency?.Code is { } code
                ? $"ita-{arguments.Year}-{code}"
                : $"ita-{arguments.Year}";
            var path = Path.Combine(Directory.CreateDirectory(arguments.OutFolder).FullName, name);
            foreach (var format in ReportFormat.All)
            {
                using var document = File.Create($"{path}.{format.Extension}");
                format.Write(model, document);
            }

            var form = FollowUpForms.Of(model, assessed.Reading.Agency?.Code is null ? null : agency);
            File.WriteAllBytes(
                Path.Combine(
                    arguments.OutFolder,
                    FollowUpFormWriter.FileName(arguments.Year, assessed.Reading.Agency?.Code)
                ),
                FollowUpFormWriter.Write(form)
            );
            return $"{path}.{ReportFormat.Docx.Extension}";
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
        Language Language
    );
}
