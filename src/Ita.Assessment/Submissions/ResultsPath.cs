using System.Diagnostics.CodeAnalysis;

namespace Ita.Assessment.Submissions;

/// <summary>
/// A published table's path in the container <c>results</c>: <c>{fiscalYear}/{anything}</c>. A folder directly below
/// the year that is a province's code opens the table to that province's agencies alone (docs/workbooks.md, where a
/// file goes).
/// </summary>
public sealed record ResultsPath(FiscalYear FiscalYear, ProvinceCode? Province, string FileName)
{
    /// <summary>The container's name. There, and nowhere else, paths are read so.</summary>
    public const string Container = "results";

    /// <summary>
    /// Reads the path within the container; anything else than a year and a name is refused. So is what ends as a
    /// folder, and what leads out of one: <c>2564/31/../32/ita.xlsx</c> names two provinces; and what no page can
    /// show.
    /// </summary>
    public static bool TryParse(string? blobName, [NotNullWhen(true)] out ResultsPath? path)
    {
        path = null;
        var parts = (blobName ?? "").Split('/', 3);
        if (
            parts.Length < 2
            || parts[^1].Length == 0
            || parts[^1].EndsWith('/')
            || BlobVersion.LeadsElsewhere(blobName!)
            || !BlobVersion.CanBeShown(blobName!)
            || !FiscalYear.TryParse(parts[0], out var year)
        )
            return false;
        if (parts.Length == 2)
            path = new ResultsPath(year, null, parts[1]);
        else if (ProvinceCode.TryParse(parts[1], out var province))
            path = new ResultsPath(year, province, parts[2]);
        else
            path = new ResultsPath(year, null, $"{parts[1]}/{parts[2]}");
        return true;
    }

    /// <summary>A published table's; null where a blob is none, or its path names no year.</summary>
    public static ResultsPath? Of(BlobVersion blob) =>
        blob.Container == Container && TryParse(blob.Name, out var path) ? path : null;

    public override string ToString() =>
        Province is { } own ? $"{FiscalYear}/{own}/{FileName}" : $"{FiscalYear}/{FileName}";
}
