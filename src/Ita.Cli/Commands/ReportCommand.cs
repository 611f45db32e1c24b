using System.Collections.Immutable;
using System.CommandLine;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Cli.Output;
using Ita.Cli.Reporting;
using Ita.Cli.Scoring;
using Ita.Workbooks;
using Spectre.Console;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>report FILE… --year 2566 [--previous FILE…] [--profile FILE] [--follow-up FILE…] [--previous-follow-up FILE…]
/// [--form NAME…] --out DIR</c>: the documents of workbooks' report and the follow-up form of its measures, with no
/// storage behind it. Figures of earlier years come from <c>--previous</c>, else from the files themselves, as far as a
/// summary among them holds those years; what the agency says of itself from <c>--profile</c>, else from the files' own
/// sheet.
/// </summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var year = CommonOptions.Year();
        var previous = Files(
            "--previous",
            "Workbooks of the year before. The report also shows the years before that one which a summary among them "
                + "or among the year's files holds: four years in all."
        );
        var profile = new Option<string?>("--profile")
        {
            Description =
                "What the agency says of itself for its report, as JSON: units, who signs, month of issue, emblem (in "
                + "base64, or the path of a PNG or SVG from the file's own folder). It goes before a sheet ข้อมูลรายงาน in the "
                + "workbooks.",
        };
        var followUp = Files("--follow-up", "Filled-in follow-up forms of this year's measures.");
        var previousFollowUp = Files(
            "--previous-follow-up",
            "Filled-in follow-up forms of the measures of the year before, whose results must be there too."
        );
        var outFolder = new Option<string>("--out", "-o")
        {
            Description =
                "Where the documents are put, as ita-{year}-{agencyCode}.docx, -memo.docx and so on, with the follow-up "
                + "form. One that there is nothing to say in is not written, and deleted if it is there from before.",
            Required = true,
        };
        var forms = new Option<string[]>("--form")
        {
            Description = $"Only these files, of {string.Join(", ", ReportFiles.Forms)}; otherwise all.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. ReportFiles.Forms],
        };
        forms.AcceptOnlyFromAmong([.. ReportFiles.Forms]);
        var language = CommonOptions.Language();
        var command = new Command("report", "Write the report of an agency-year's workbooks: every document of it.")
        {
            files,
            year,
            previous,
            profile,
            followUp,
            previousFollowUp,
            outFolder,
            forms,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var arguments = new Arguments(
                    parsed.GetRequiredValue(files),
                    parsed.GetRequiredValue(year),
                    parsed.GetRequiredValue(previous),
                    parsed.GetValue(profile),
                    parsed.GetRequiredValue(followUp),
                    parsed.GetRequiredValue(previousFollowUp),
                    parsed.GetRequiredValue(outFolder),
                    parsed.GetRequiredValue(forms),
                    parsed.GetValue(language)
                );
                return Task.FromResult(Run(arguments, parsed.InvocationConfiguration.Output, cancellationToken));
            }
        );
        return command;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    private static int Run(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var console = ConsoleOutput.Create(output);
        if (Read(arguments, console, cancellationToken) is not { } material)
            return ExitCode.Rejected;
        try
        {
            foreach (var file in ReportFiles.Write(material, arguments.OutFolder, arguments.Forms))
                console.WriteUnwrappedLine(
                    new LocalizedText($"เขียนแล้ว: {file}", $"Written: {file}").In(arguments.Language)
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

    // Null where something is turned away, which has been shown then.
    private static ReportMaterial? Read(Arguments arguments, IAnsiConsole console, CancellationToken cancellationToken)
    {
        // All are there before any is read.
        var (files, previousFiles, forms, previousForms) = (
            InputFiles.Open(arguments.Files),
            InputFiles.Open(arguments.Previous),
            InputFiles.Open(arguments.FollowUps),
            InputFiles.Open(arguments.PreviousFollowUps)
        );
        var profile = arguments.Profile is { } path ? ProfilePath.Read(path) : null;
        var reading = new Reading(console, arguments.Language, cancellationToken);
        if (reading.Score(arguments.Year, files, agency: null) is not { } scored)
            return null;
        // What was read first says whose year it is: everything else must be of the same agency.
        var agency = scored.Reading.Agency?.Code;
        var material = new ReportMaterial { Files = scored, Paths = arguments.Workbooks };
        if (previousFiles.Count > 0)
        {
            if (reading.Score(arguments.Year.Previous, previousFiles, agency) is not { } last)
                return null;
            material = material with { PreviousFiles = last };
        }

        if (previousForms.Count > 0 && material.Previous is null)
            throw new CommandException(
                ExitCode.Usage,
                "--previous-follow-up: ต้องมีผลของปีก่อนด้วย (--previous) / needs last year's results too (--previous)."
            );
        if (
            reading.FollowUp(arguments.Year, forms, agency) is not { } followUp
            || reading.FollowUp(arguments.Year.Previous, previousForms, agency) is not { } previousFollowUp
            || reading.Profile(arguments.Profile, profile, material) is not { } own
        )
            return null;
        return material with
        {
            FollowUp = forms.Count > 0 ? followUp : null,
            PreviousFollowUp = previousForms.Count > 0 ? previousFollowUp : null,
            Profile = own,
        };
    }

    /// <summary>Reads each kind of file, and shows what there is to say of it.</summary>
    private sealed record Reading(IAnsiConsole Console, OutputLanguage Language, CancellationToken CancellationToken)
    {
        private static readonly FrameworkCatalogue s_frameworks = FrameworkCatalogue.BuiltIn;

        public ScoredFiles? Score(FiscalYear year, IReadOnlyList<WorkbookFile> files, AgencyCode? agency)
        {
            var scored = ScoredFiles.Score(s_frameworks, year, files, agency, CancellationToken);
            ReadingNotices.Write(Console, Language, scored.Reading);
            return scored.Result is null ? null : scored;
        }

        public FollowUp? FollowUp(FiscalYear year, IReadOnlyList<WorkbookFile> forms, AgencyCode? agency) =>
            FollowUpFiles.Read(
                s_frameworks,
                year,
                agency,
                forms,
                form => ReadingNotices.Write(Console, Language, form),
                CancellationToken
            );

        public AgencyProfile? Profile(string? path, ProfileReading? file, ReportMaterial material)
        {
            if (file is { Profile: null })
                return Refuse(path!, file.Problems);
            var sheet = material.Files.Reading.Profile ?? AgencyProfile.Empty;
            var profile = file?.Profile is { } own ? sheet.With(own) : sheet;
            var problems = profile.ProblemsFor(material.Agency);
            return problems.IsEmpty ? profile : Refuse(path ?? "ข้อมูลรายงาน", problems);
        }

        private AgencyProfile? Refuse(string place, ImmutableArray<ProfileProblem> problems)
        {
            ProfileNotices.Write(Console, Language, Path.GetFileName(place), problems);
            return null;
        }
    }

    private sealed record Arguments(
        string[] Files,
        FiscalYear Year,
        string[] Previous,
        string? Profile,
        string[] FollowUps,
        string[] PreviousFollowUps,
        string OutFolder,
        string[] Forms,
        OutputLanguage Language
    )
    {
        public string[] Workbooks => [.. Files, .. Previous, .. FollowUps, .. PreviousFollowUps];
    }
}
