using Ita.Web.Access;

namespace Ita.Web.Uploads;

/// <summary>The upload page and its outcome for programs.</summary>
internal static class UploadDocuments
{
    public static object Of(UploadView view, string token) =>
        new
        {
            AgencyCode = view.Agency.Code.Value,
            FiscalYear = view.FiscalYear.Value,
            FiscalYears = view.Years.Select(year => year.Value),
            view.Container,
            view.Folder,
            view.FollowUpFolder,
            Templates = view.Questionnaires.Select(questionnaire => new
            {
                Instrument = questionnaire.ToString(),
                Href = view.TemplateAddress(questionnaire),
            }),
            UploadLimits.FileBytes,
            UploadLimits.FormBytes,
            UploadLimits.Files,
            FileField = UploadForm.ExportField,
            UploadForm.FollowUpField,
            TokenField = FormGuard.Field,
            TokenHeader = FormGuard.Header,
            Token = token,
        };

    public static object Of(UploadReceipt receipt) =>
        new
        {
            Stored = receipt.Stored.Select(submission => new
            {
                submission.Id,
                File = submission.Blob.FileName,
                Path = $"{submission.Blob.Container}/{submission.Blob.Name}",
            }),
            Unstored = receipt.Unstored.Select(file => new { File = file.Name, file.Reason }),
        };
}
