using System.Collections.Immutable;
using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Reporting;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Cli.Reporting;

/// <summary>The report of workbooks on disk, made without storage or registry.</summary>
internal static class ReportFiles
{
    /// <summary>The follow-up form in Excel, which is the workbooks' own and no document of the report.</summary>
    public const string FollowUpForm = "follow-up.xlsx";

    /// <summary>By what people name a file of the report: <c>docx</c>, <c>memo.docx</c>.</summary>
    public static ImmutableArray<string> Forms { get; } =
    [.. ReportFormat.All.Select(format => format.Name), FollowUpForm];

    /// <summary>
    /// Writes the documents of the report that there is something to say in, and the follow-up form of its measures. A
    /// document that is not issued, and lies there from before, is deleted.
    /// </summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="folder">Where to write; made if it is not there.</param>
    /// <param name="forms">Those of <see cref="Forms"/> that are wanted; nothing else is made or touched.</param>
    /// <returns>The paths of the files written.</returns>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static IReadOnlyList<string> Write(ReportMaterial material, string folder, IReadOnlyCollection<string> forms)
    {
        var year = material.FiscalYear;
        var code = material.Files.Reading.Agency?.Code;
        var model = ReportBuilder.Build(CreateInput(material, FrameworkCatalogue.BuiltIn));
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Path.GetFullPath(folder), code is null ? $"ita-{year}" : $"ita-{year}-{code}");
        var written = new List<string>();
        foreach (var format in ReportFormat.All.Where(format => forms.Contains(format.Name)))
        {
            var file = path + format.Ending;
            if (!format.IsIssued(model))
            {
                File.Delete(file);
                continue;
            }

            using var document = File.Create(file);
            format.Write(model, document);
            written.Add(file);
        }

        if (!forms.Contains(FollowUpForm))
            return written;
        var form = Path.Combine(Path.GetFullPath(folder), FollowUpFormWriter.FileName(year, code));
        File.WriteAllBytes(
            form,
            FollowUpFormWriter.Write(FollowUpForms.Of(model.Figures, code is null ? null : material.Agency))
        );
        return [.. written, form];
    }

    private static ReportInput CreateInput(ReportMaterial material, FrameworkCatalogue frameworks)
    {
        var year = material.FiscalYear;
        var framework = frameworks.Find(year)!;
        var (previous, sources) = (material.Previous, material.Paths.Select(CreateSource).ToImmutableArray());
        return new ReportInput
        {
            Agency = material.Agency,
            Framework = framework,
            Result = material.Files.Result!,
            Previous = previous,
            PreviousFramework = previous is null ? null : frameworks.Find(year.Previous),
            Earlier = material.Earlier(frameworks),
            Coming = year.Value < FiscalYear.Last ? ComingYear.Of(framework, frameworks) : null,
            Profile = material.Profile,
            Tallies = material.Files.Reading.Parts,
            Sources = sources,
            WrittenAt = sources.Max(source => source.UploadedAt),
            FollowUp = material.FollowUp,
            PreviousFollowUp = material.PreviousFollowUp,
        };
    }

    private static ReportSource CreateSource(string path)
    {
        using var content = File.OpenRead(path);
        return new ReportSource(
            Path.GetFileName(path),
            Convert.ToHexStringLower(SHA256.HashData(content)),
            new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero)
        );
    }
}
