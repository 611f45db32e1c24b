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
    /// <summary>
    /// Writes every document of the report that there is something to say in, and the follow-up form of its measures. A
    /// document that is not issued, and lies there from before, is deleted.
    /// </summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="folder">Where to write; made if it is not there.</param>
    /// <returns>The Word document's path.</returns>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static string Write(ReportMaterial material, string folder)
    {
        var year = material.FiscalYear;
        var code = material.Files.Reading.Agency?.Code;
        var model = ReportBuilder.Build(CreateInput(material, FrameworkCatalogue.BuiltIn));
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Path.GetFullPath(folder), code is null ? $"ita-{year}" : $"ita-{year}-{code}");
        foreach (var format in ReportFormat.All)
        {
            if (!format.IsIssued(model))
            {
                File.Delete(path + format.Ending);
                continue;
            }

            using var document = File.Create(path + format.Ending);
            format.Write(model, document);
        }

        var form = FollowUpForms.Of(model.Figures, code is null ? null : material.Agency);
        File.WriteAllBytes(
            Path.Combine(folder, FollowUpFormWriter.FileName(year, code)),
            FollowUpFormWriter.Write(form)
        );
        return path + ReportFormat.Docx.Ending;
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
