using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Cli.Output;

namespace Ita.Cli.Uploading;

/// <summary>
/// A folder of survey exports, laid out as the containers are (docs/workbooks.md, where a file goes):
/// <c>{fiscalYear}/{agencyCode}/*.xlsx</c>, also below <c>uploads/</c>; <c>registry/*.xlsx</c>;
/// <c>follow-up/{fiscalYear}/{agencyCode}/*.xlsx</c>; <c>results/{fiscalYear}/**.xlsx</c>;
/// <c>frameworks/{fiscalYear}.json</c>. Other folders are left alone.
/// </summary>
public sealed record UploadFolder
{
    private static readonly LocalizedText NotXlsx = new("ไม่ใช่ไฟล์ .xlsx", "not an .xlsx file");
    private static readonly LocalizedText NotAYear = new(
        "ไม่ใช่ไฟล์ชื่อ ปีงบประมาณ.json",
        "not a file named fiscalYear.json"
    );
    private static readonly LocalizedText WrongPlace = new(
        "ไม่ได้อยู่ในโฟลเดอร์ ปีงบประมาณ/รหัสหน่วยงาน",
        "not in a folder fiscalYear/agencyCode"
    );
    private static readonly LocalizedText WithoutYear = new(
        "ไม่ได้อยู่ในโฟลเดอร์ปีงบประมาณ",
        "not in a folder fiscalYear"
    );

    /// <summary>
    /// Frameworks and the registry first: a year and an agency are known by the time the exports arrive.
    /// </summary>
    public required ImmutableArray<UploadFile> Files { get; init; }

    public required ImmutableArray<SkippedFile> Skipped { get; init; }

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static UploadFolder Scan(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
            throw new DirectoryNotFoundException(root.FullName);
        var files = ImmutableArray.CreateBuilder<UploadFile>();
        var skipped = ImmutableArray.CreateBuilder<SkippedFile>();
        foreach (
            var file in root.EnumerateFiles("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
        )
        {
            if (SystemFile.Is(file.Name))
                continue;
            var segments = Path.GetRelativePath(root.FullName, file.FullName).Split(Path.DirectorySeparatorChar);
            if (Place(segments) is not { } place)
                continue;
            if (place.Container == "frameworks")
            {
                if (IsFramework(place.Segments))
                    files.Add(new UploadFile(file.FullName, place.Container, file.Name));
                else
                    skipped.Add(new SkippedFile(file.FullName, NotAYear));
            }
            else if (!file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
                skipped.Add(new SkippedFile(file.FullName, NotXlsx));
            else if (!IsRightPlace(place))
                skipped.Add(new SkippedFile(file.FullName, place.Container == "results" ? WithoutYear : WrongPlace));
            else
                files.Add(new UploadFile(file.FullName, place.Container, string.Join('/', place.Segments)));
        }

        return new UploadFolder
        {
            Files = [.. files.OrderBy(file => !file.IsPrerequisite)],
            Skipped = skipped.ToImmutable(),
        };
    }

    // Null for what is none of our business, such as a README beside the years.
    private static (string Container, string[] Segments)? Place(string[] segments) =>
        segments switch
        {
            ["uploads" or "registry" or "follow-up" or "results" or "frameworks", _, ..] => (
                segments[0],
                segments[1..]
            ),
            [var year, _, ..] when year.All(char.IsAsciiDigit) => ("uploads", segments),
            _ => null,
        };

    private static bool IsFramework(string[] segments) =>
        segments is [var name]
        && name.EndsWith(".json", StringComparison.Ordinal)
        && FiscalYear.TryParse(name[..^".json".Length], out _);

    private static bool IsRightPlace((string Container, string[] Segments) place) =>
        place switch
        {
            { Container: "registry", Segments: [_] } => true,
            { Container: "uploads" or "follow-up", Segments: [var year, var agency, _] } => FiscalYear.TryParse(
                year,
                out _
            ) && AgencyCode.TryParse(agency, out _),
            { Container: "results" } => ResultsPath.TryParse(string.Join('/', place.Segments), out _),
            _ => false,
        };
}

/// <summary>A file on disk and the blob it becomes.</summary>
/// <param name="Path">The file.</param>
/// <param name="Container"><c>uploads</c>, <c>registry</c>, <c>frameworks</c>, <c>follow-up</c> or
/// <c>results</c>.</param>
/// <param name="BlobName">The blob's name in it.</param>
public sealed record UploadFile(string Path, string Container, string BlobName)
{
    /// <summary>Others need it: it is uploaded before them.</summary>
    public bool IsPrerequisite => Container is "registry" or "frameworks";

    public string ContentType =>
        Container == "frameworks"
            ? "application/json"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>A file that is left where it is, and why.</summary>
public sealed record SkippedFile(string Path, LocalizedText Reason);
