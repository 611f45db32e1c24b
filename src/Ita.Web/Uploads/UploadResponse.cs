using System.ComponentModel.DataAnnotations;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>What an upload needs. The token belongs to the cookie that comes with it.</summary>
public sealed record UploadResponse
{
    /// <summary>As in the registry. Case matters.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required IEnumerable<int> FiscalYears { get; init; }

    /// <summary>The container of survey exports.</summary>
    public required string Container { get; init; }

    /// <summary>The folder of survey exports, with its container.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of filled-in follow-up forms, with its container.</summary>
    public required string FollowUpFolder { get; init; }

    /// <summary>The year's workbooks to be filled in.</summary>
    public required IEnumerable<UploadTemplateResponse> Templates { get; init; }

    /// <summary>The most bytes of one file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The most bytes of one form.</summary>
    public required long FormBytes { get; init; }

    /// <summary>The most files of one form.</summary>
    public required int Files { get; init; }

    /// <summary>The field of survey exports.</summary>
    public required string FileField { get; init; }

    /// <summary>The field of filled-in follow-up forms.</summary>
    public required string FollowUpField { get; init; }

    /// <summary>The field of the token, which goes first.</summary>
    public required string TokenField { get; init; }

    /// <summary>The header that may carry the token in its place.</summary>
    public required string TokenHeader { get; init; }

    public required string Token { get; init; }

    internal static UploadResponse Of(UploadView view, string token) =>
        new()
        {
            AgencyCode = view.Agency.Code.Value,
            FiscalYear = view.FiscalYear.Value,
            FiscalYears = view.Years.Select(year => year.Value),
            Container = view.Container,
            Folder = view.Folder,
            FollowUpFolder = view.FollowUpFolder,
            Templates = view.Questionnaires.Select(questionnaire => new UploadTemplateResponse
            {
                Instrument = questionnaire.ToString(),
                Href = Addresses.Template(view.FiscalYear, questionnaire.ToString()),
            }),
            FileBytes = UploadLimits.FileBytes,
            FormBytes = UploadLimits.FormBytes,
            Files = UploadLimits.Files,
            FileField = UploadForm.ExportField,
            FollowUpField = UploadForm.FollowUpField,
            TokenField = FormGuard.Field,
            TokenHeader = FormGuard.Header,
            Token = token,
        };
}

/// <summary>A workbook to be filled in.</summary>
public sealed record UploadTemplateResponse
{
    /// <summary>The instrument part.</summary>
    public required string Instrument { get; init; }

    /// <summary>Its address.</summary>
    public required string Href { get; init; }
}

/// <summary>What became of a form's files.</summary>
public sealed record UploadReceiptResponse
{
    /// <summary>Those that lie in the container now, in the order of the form.</summary>
    public required IEnumerable<StoredFileResponse> Stored { get; init; }

    /// <summary>Those that do not, and why.</summary>
    public required IEnumerable<UnstoredFileResponse> Unstored { get; init; }

    /// <summary>What a program is answered.</summary>
    internal static IResult Answer(UploadReceipt receipt) =>
        receipt.IsEmpty
            ? Problems.NothingChosen()
            : Json.Of(
                Of(receipt),
                receipt.Stored.IsEmpty ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status201Created
            );

    private static UploadReceiptResponse Of(UploadReceipt receipt) =>
        new()
        {
            Stored = receipt.Stored.Select(submission => new StoredFileResponse
            {
                Id = submission.Id,
                File = submission.Blob.FileName,
                Path = $"{submission.Blob.Container}/{submission.Blob.Name}",
            }),
            Unstored = receipt.Unstored.Select(file => new UnstoredFileResponse
            {
                File = file.Name,
                Reason = file.Reason,
            }),
        };
}

/// <summary>A file that lies in its container.</summary>
public sealed record StoredFileResponse
{
    /// <summary>Of its submission.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called there.</summary>
    public required string File { get; init; }

    /// <summary>With its container.</summary>
    public required string Path { get; init; }
}

/// <summary>A file that was not stored.</summary>
public sealed record UnstoredFileResponse
{
    /// <summary>What its sender calls it; absent where the form broke off or has too many parts.</summary>
    public string? File { get; init; }

    /// <summary>too-many is said once, of the first file that is not stored; none after it is either.</summary>
    [AllowedValues("too-large", "too-many", "broken-off", "system-file", "name-taken")]
    public required string Reason { get; init; }
}
