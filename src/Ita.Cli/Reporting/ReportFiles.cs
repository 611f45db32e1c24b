using System.Collections.Immutable;
using System.Security.Cryptography;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Scoring;
using Ita.Pipeline.Reporting;
using Ita.Reports;
using Ita.Reports.Excel;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Word;
using Ita.Workbooks.Exports;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Cli.Reporting;

/// <summary>The report of workbooks on disk, made without storage or registry.</summary>
internal static class ReportFiles
{
    private const string WordExtension = ".docx";
    private const string NotStated = "(ไม่ระบุ)";

    private static readonly (string Extension, Action<ReportModel, Stream> Write)[] s_formats =
    [
        (".json", JsonReport.Write),
        (".html", HtmlReport.Write),
        (".xlsx", ExcelReport.Write),
        (WordExtension, WordReport.Write),
    ];

    /// <summary>Writes the report in every format, and the follow-up form of its measures.</summary>
    /// <param name="files">The year's files; they must be accepted.</param>
    /// <param name="previous">The result of the year before; null where it is not known.</param>
    /// <param name="paths">All files that the report is made of, for its appendix.</param>
    /// <param name="folder">Where to write; made if it is not there.</param>
    /// <returns>The Word document's path.</returns>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static string Write(ScoredFiles files, AssessmentResult? previous, IEnumerable<string> paths, string folder)
    {
        var year = files.FiscalYear;
        var code = files.Reading.Agency?.Code;
        var agency = CreateAgency(files.Reading.Agency);
        var frameworks = FrameworkCatalogue.BuiltIn;
        ImmutableArray<ReportSource> sources = [.. paths.Select(CreateSource)];
        var model = ReportBuilder.Build(
            new ReportInput
            {
                Agency = agency,
                Framework = frameworks.Find(year)!,
                Result = files.Result!,
                Previous = previous,
                PreviousFramework = previous is null ? null : frameworks.Find(year.Previous),
                Sources = sources,
                WrittenAt = sources.Max(source => source.UploadedAt),
            }
        );
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Path.GetFullPath(folder), code is null ? $"ita-{year}" : $"ita-{year}-{code}");
        foreach (var (extension, write) in s_formats)
        {
            using var document = File.Create(path + extension);
            write(model, document);
        }

        var form = FollowUpForms.Of(model, code is null ? null : agency);
        File.WriteAllBytes(
            Path.Combine(folder, FollowUpFormWriter.FileName(year, code)),
            FollowUpFormWriter.Write(form)
        );
        return path + WordExtension;
    }

    // What the workbooks' own sheet says of the agency, and plainly nothing where they say nothing.
    private static Agency CreateAgency(AgencyInformation? information) =>
        new()
        {
            Code = information?.Code ?? new AgencyCode("unknown"),
            Name = information?.Name ?? NotStated,
            Kind = information?.Kind,
            District = information?.District,
            ProvinceCode = information?.ProvinceCode ?? new ProvinceCode("00"),
            Province = information?.Province ?? NotStated,
            StaffCount = information?.StaffCount,
            ServiceUserCount = information?.ServiceUserCount,
            IsProvisional = true,
        };

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
