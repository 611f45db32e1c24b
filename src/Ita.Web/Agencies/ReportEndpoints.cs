using Ita.Assessment;
using Ita.Reports;
using Ita.Storage.Reports;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Agencies;

/// <summary>
/// A year's finished report and the follow-up form of its measures, streamed by the app: the container is nobody else's
/// to read.
/// </summary>
internal static class ReportEndpoints
{
    private const string Year = "/agencies/{agencyCode}/years/{fiscalYear}";
    private const string Tag = "Agencies";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Year + "/report.{format}", GetReportAsync)
            .ForAgency()
            .Describe("downloadReport", Tag, "The finished report.")
            .ReturnsFile(ReportFormat.Docx.ContentType, ReportFormat.Xlsx.ContentType, "text/html", "application/json");
        api.MapGet(Year + "/follow-up.xlsx", GetFollowUpFormAsync)
            .ForAgency()
            .Describe("downloadFollowUp", Tag, "The follow-up form of the year's measures, to be filled in.")
            .ReturnsFile(ReportFormat.Xlsx.ContentType);
    }

    private static async Task<IResult> GetReportAsync(
        string fiscalYear,
        string format,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AuditTrail audit,
        ReportStore reports,
        AgencyReader agencies,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (!FiscalYear.TryParse(fiscalYear, out var year) || !ReportFormat.TryParse(format, out var form))
            return Problems.NotFound();
        if (await agencies.HidesDocumentsAsync(agency, year, visitor, cancellationToken))
            return Problems.NotComplete();
        var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
        if (await reports.OpenReadAsync(key, form.Extension, cancellationToken) is not { } report)
            return Problems.NoReport();
        context.Response.RegisterForDispose(report);
        context.Response.ContentLength = report.Size;
        audit.NoteWhenSent(context, visitor, agency, year, $"report.{format}");

        // A page is for looking at; the other forms are files to keep.
        var isPage = form == ReportFormat.Html;
        if (isPage)
            SecurityHeaders.AllowOwnStyle(context);
        return Results.Stream(
            report.Content,
            form.ContentType,
            isPage ? null : key.FileName(form.Extension),
            report.LastModified,
            new EntityTagHeaderValue(report.ETag.ToString("H"))
        );
    }

    private static async Task<IResult> GetFollowUpFormAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AuditTrail audit,
        ReportStore reports,
        AgencyReader agencies,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (!FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        if (await agencies.HidesDocumentsAsync(agency, year, visitor, cancellationToken))
            return Problems.NotComplete();
        var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
        if (await reports.OpenFollowUpFormAsync(key, cancellationToken) is not { } form)
            return Problems.NoReport();
        context.Response.RegisterForDispose(form);
        context.Response.ContentLength = form.Size;
        audit.NoteWhenSent(context, visitor, agency, year, "follow-up.xlsx");
        return Results.Stream(
            form.Content,
            form.ContentType,
            key.FollowUpFormName,
            form.LastModified,
            new EntityTagHeaderValue(form.ETag.ToString("H"))
        );
    }
}
