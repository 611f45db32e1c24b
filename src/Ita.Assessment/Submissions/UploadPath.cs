using System.Diagnostics.CodeAnalysis;

namespace Ita.Assessment.Submissions;

/// <summary>
/// A blob's path in the containers <c>uploads</c> and <c>follow-up</c>: <c>{fiscalYear}/{agencyCode}/{anything}</c>.
/// </summary>
public sealed record UploadPath(FiscalYear FiscalYear, AgencyCode Agency, string FileName)
{
    /// <summary>
    /// Reads the path within its container; anything else than a year, a code and a name is refused. So is what ends as
    /// a folder, and what leads out of one: <c>2566/310801/../310802/ita.xlsx</c> names two agencies; and
    /// what no page can show.
    /// </summary>
    public static bool TryParse(string? blobName, [NotNullWhen(true)] out UploadPath? path)
    {
        path = null;
        var parts = (blobName ?? "").Split('/', 3);
        if (
            parts.Length < 3
            || parts[2].Length == 0
            || parts[2].EndsWith('/')
            || BlobVersion.LeadsElsewhere(parts[2])
            || !BlobVersion.CanBeShown(parts[2])
            || !FiscalYear.TryParse(parts[0], out var year)
            || !AgencyCode.TryParse(parts[1], out var agency)
        )
            return false;
        path = new UploadPath(year, agency, parts[2]);
        return true;
    }

    /// <summary>An upload's or a follow-up form's; null where a blob is neither, or its path names no agency.</summary>
    public static UploadPath? Of(BlobVersion blob) =>
        blob.Container != ResultsPath.Container && TryParse(blob.Name, out var path) ? path : null;

    public override string ToString() => $"{FiscalYear}/{Agency}/{FileName}";
}
