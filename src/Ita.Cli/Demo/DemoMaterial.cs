using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Cli.Samples;
using Ita.Workbooks;
using Ita.Workbooks.Registry;

namespace Ita.Cli.Demo;

/// <summary>
/// What the demo uploads, laid out on disk for <c>upload</c>: the sample registry, บึงเจริญ's two workbooks, invented
/// exports for the other agencies, and an invented table of all their results before that; and what must come of it.
/// </summary>
public sealed record DemoMaterial
{
    /// <summary>The year shown; the year before comes with it.</summary>
    public static FiscalYear Year { get; } = new(2566);

    /// <summary>The year of which there is nothing but the province's published table.</summary>
    public static FiscalYear PublishedYear => Year.Previous.Previous;

    /// <summary>The agency of the sample workbooks.</summary>
    public static AgencyCode SampleAgency { get; } = new("310801");

    /// <summary>A folder as <see cref="Uploading.UploadFolder"/> reads it.</summary>
    public required string Folder { get; init; }

    /// <summary>The workbooks written there, absolute.</summary>
    public required ImmutableHashSet<string> Paths { get; init; }

    /// <summary>Every agency-year that must have a result, in order.</summary>
    public required ImmutableArray<ExpectedResult> Results { get; init; }

    public required ImmutableArray<ExpectedRejection> Rejections { get; init; }

    /// <summary>
    /// Writes the files. They are the same bytes in every run.
    /// </summary>
    /// <param name="samples">The project's samples: <c>registry/</c>, <c>results/</c> and <c>uploads/</c>.</param>
    /// <param name="folder">Where to write; absolute.</param>
    /// <exception cref="DemoException">The registry cannot be read: the samples are damaged.</exception>
    public static DemoMaterial Write(string samples, string folder)
    {
        var agencies = ReadRegistry(Path.Combine(samples, "registry"));
        var paths = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        paths.UnionWith(Copy(Path.Combine(samples, "registry"), Path.Combine(folder, "registry")));
        paths.UnionWith(Copy(Path.Combine(samples, "results"), Path.Combine(folder, "results")));
        paths.UnionWith(Copy(Path.Combine(samples, "uploads"), folder));
        var others = agencies.Where(agency => agency.Code != SampleAgency).ToList();
        var exports = SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, others, Year).ToList();
        foreach (var export in exports)
            paths.UnionWith(Write(folder, export));

        var published = SampleResults.Create(FrameworkCatalogue.BuiltIn, agencies, PublishedYear);
        var framework = FrameworkCatalogue.BuiltIn.Find(PublishedYear)!;
        var sample = agencies.First(agency => agency.Code == SampleAgency);
        return new DemoMaterial
        {
            Folder = folder,
            Paths = paths.ToImmutable(),
            Results =
            [
                new ExpectedResult
                {
                    Id = new(SampleAgency, Year.Previous),
                    Agency = sample,
                    Total = "91.80",
                    Level = "A",
                },
                new ExpectedResult
                {
                    Id = new(SampleAgency, Year),
                    Agency = sample,
                    Total = "88.93",
                    Level = "A",
                },
                .. exports.Select(export => ExpectedResult.From(export, FrameworkCatalogue.BuiltIn)),
                .. published.Results.Select(row => ExpectedResult.From(row, framework)),
            ],
            Rejections = [.. exports.Where(export => export.Rejected is not null).Select(CreateRejection)],
        };
    }

    private static IReadOnlyList<Agency> ReadRegistry(string folder)
    {
        var readings = Directory
            .EnumerateFiles(folder, "*.xlsx")
            .Where(path => !SystemFile.Is(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(path =>
                RegistryReader.Read(
                    new WorkbookFile(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path)),
                    CancellationToken.None
                )
            )
            .ToList();
        if (readings.Find(reading => !reading.IsAccepted) is { } rejected)
            throw new DemoException($"{folder}: {rejected.Problems[0].MessageEn}");
        return [.. readings.SelectMany(reading => reading.Agencies)];
    }

    private static List<string> Write(string folder, SampleExport export)
    {
        var place = Directory.CreateDirectory(
            Path.Combine(folder, export.FiscalYear.ToString(), export.Agency.Code.ToString())
        );
        var files = export.Rejected is { } rejected ? export.Files.Add(rejected.File) : export.Files;
        var paths = new List<string>();
        foreach (var file in files)
        {
            paths.Add(Path.Combine(place.FullName, file.Name));
            File.WriteAllBytes(paths[^1], file.Content);
        }

        return paths;
    }

    private static ExpectedRejection CreateRejection(SampleExport export)
    {
        var rejected = export.Rejected!;
        return new ExpectedRejection(
            new(export.Agency.Code, export.FiscalYear),
            rejected.File.Name,
            rejected.Code,
            $"{rejected.Sheet}!{rejected.Cell}"
        );
    }

    private static List<string> Copy(string from, string to)
    {
        var paths = new List<string>();
        foreach (
            var file in Directory
                .EnumerateFiles(from, "*.xlsx", SearchOption.AllDirectories)
                .Where(file => !SystemFile.Is(Path.GetFileName(file)))
        )
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            paths.Add(target);
        }

        return paths;
    }
}
