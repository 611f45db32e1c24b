using System.CommandLine;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Output;
using Ita.Workbooks.Templates;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>template --year 2566 --out DIR</c>: workbooks to be filled in, one for each questionnaire of the year and one
/// with all.
/// </summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var year = CommonOptions.Year();
        var outFolder = new Option<string>("--out", "-o")
        {
            Description = "Where the workbooks are put, as ita-{year}.xlsx and ita-{year}-{questionnaire}.xlsx.",
            Required = true,
        };
        var language = CommonOptions.Language();
        var command = new Command("template", "Write workbooks to be filled in for a year.")
        {
            year,
            outFolder,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Task.FromResult(
                    Run(
                        parsed.GetRequiredValue(year),
                        parsed.GetRequiredValue(outFolder),
                        parsed.GetValue(language),
                        parsed.InvocationConfiguration.Output,
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static int Run(
        FiscalYear year,
        string outFolder,
        OutputLanguage language,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (FrameworkCatalogue.BuiltIn.Find(year) is not { } framework)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"--year {year}: ยังไม่มีกรอบการประเมินที่สมบูรณ์ของปีนี้ / there is no complete framework for "
                    + $"this year."
            );
        }

        var console = ConsoleOutput.Create(output);
        try
        {
            var folder = Directory.CreateDirectory(outFolder).FullName;
            foreach (
                var questionnaire in framework.Questionnaires.Select(part => (Instrument?)part.Instrument).Prepend(null)
            )
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = Path.Combine(folder, TemplateWriter.FileName(year, questionnaire));
                File.WriteAllBytes(path, TemplateWriter.Write(framework, questionnaire));
                console.WriteUnwrappedLine(
                    new LocalizedText($"เขียนแบบกรอกแล้ว: {path}", $"Template: {path}").In(language)
                );
            }

            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"เขียนแบบกรอกไม่ได้ / the templates could not be written: {e.Message}",
                e
            );
        }
    }
}
