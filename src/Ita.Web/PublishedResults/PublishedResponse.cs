using Ita.Web.Access;
using Ita.Web.Uploads;

namespace Ita.Web.PublishedResults;

/// <summary>A province's published tables of a year, newest first.</summary>
public sealed record PublishedTablesResponse
{
    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The newest of those sent for the province.</summary>
    public required IEnumerable<SubmissionResponse> Tables { get; init; }

    /// <summary>How many there are beyond those.</summary>
    public required int Older { get; init; }

    internal static PublishedTablesResponse Of(PublishedView view) =>
        new()
        {
            ProvinceCode = view.Province.Value,
            FiscalYear = view.FiscalYear.Value,
            Tables = view.Tables.Select(SubmissionResponse.Of),
            Older = view.Older,
        };
}

/// <summary>What sending a table needs. The token belongs to the cookie that comes with it.</summary>
public sealed record PublishedUploadResponse
{
    /// <summary>ISO 3166-2:TH number.</summary>
    public required string ProvinceCode { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required IEnumerable<int> FiscalYears { get; init; }

    /// <summary>The folder, with its container.</summary>
    public required string Folder { get; init; }

    /// <summary>The most bytes of one file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The field of the tables.</summary>
    public required string FileField { get; init; }

    /// <summary>The field of the token, which goes first.</summary>
    public required string TokenField { get; init; }

    /// <summary>The header that may carry the token in its place.</summary>
    public required string TokenHeader { get; init; }

    public required string Token { get; init; }

    internal static PublishedUploadResponse Of(PublishedView view, string token) =>
        new()
        {
            ProvinceCode = view.Province.Value,
            FiscalYear = view.FiscalYear.Value,
            FiscalYears = view.Years.Select(year => year.Value),
            Folder = view.Folder,
            FileBytes = UploadLimits.FileBytes,
            FileField = UploadForm.ResultsField,
            TokenField = FormGuard.Field,
            TokenHeader = FormGuard.Header,
            Token = token,
        };
}
