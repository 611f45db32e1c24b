using Ita.OpenXml.Packaging;
using Ita.Reports.Model;

namespace Ita.Reports.Packaging;

/// <summary>The properties of a Word document or a workbook: title, subject, author, time of writing.</summary>
internal static class DocumentProperties
{
    public static CoreProperties Of(ReportDocument document) =>
        new()
        {
            Title = document.Title,
            Subject = document.Subject,
            Author = document.AgencyName,
            Time = document.WrittenAt.UtcDateTime,
        };
}
