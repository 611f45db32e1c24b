using System.Diagnostics.CodeAnalysis;
using Ita.Assessment;

namespace Ita.Pipeline;

/// <summary>Where a file lies in <c>uploads</c>: <c>{fiscalYear}/{agencyCode}/{fileName}</c> (formats.md). A file name may have folders of its own.</summary>
/// <param name="FiscalYear">The Buddhist-era year in ASCII digits.</param>
/// <param name="AgencyCode">The agency's code.</param>
/// <param name="FileName">The rest of the path; what the file is, is decided by its content.</param>
public sealed record UploadPath(FiscalYear FiscalYear, AgencyCode AgencyCode, string FileName)
{
    public static bool TryParse(string blobName, [NotNullWhen(true)] out UploadPath? path)
    {
        path = null;
        var parts = blobName.Split('/', 3);
        if (parts.Length != 3 || parts[2].Length == 0) return false;
        if (!FiscalYear.TryParse(parts[0], out var year) || !AgencyCode.TryParse(parts[1], out var agency)) return false;
        path = new UploadPath(year, agency, parts[2]);
        return true;
    }

    /// <summary>The blob's name.</summary>
    public override string ToString() => $"{FiscalYear}/{AgencyCode}/{FileName}";
}
