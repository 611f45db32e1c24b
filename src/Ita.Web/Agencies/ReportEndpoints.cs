using Ita.Assessment;
using Ita.Reports;
using Ita.Storage.Reports;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Agencies;

/// <summary>
/// A year's finished documents and the follow-up form of its measures, streamed by the app: the container is nobody
/// else's to read.
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
        MapDocument(
            api,
            ReportFormat.ImplementationDocx,
            "downloadImplementation",
            "What became of the measures; there once the agency has reported on them."
        );
        MapDocument(
            api,
            ReportFormat.ImplementationHtml,
            "showImplementation",
            "What became of the measures, as a page; there once the agency has reported on them."
        );
        MapDocument(
            api,
            ReportFormat.FormDocx,
            "downloadBlankFollowUp",
            "The follow-up form in Word, to be written on."
        );
        MapDocument(
            api,
            ReportFormat.MemoDocx,
            "downloadMemo",
            "The memo that puts the report before the agency's head."
        );
        api.MapGet(Year + "/follow-up.xlsx", GetFollowUpFormAsync)
            .ForAgency()
            .Describe("downloadFollowUp", Tag, "The follow-up form of the year's measures, to be filled in.")
            .ReturnsFile(ReportFormat.Xlsx.ContentType);
    }

    private static void MapDocument(IEndpointRouteBuilder api, ReportFormat format, string id, string summary) =>
        api.MapGet(
                $"{Year}/{format.Name}",
                (
                    string fiscalYear,
                    HttpContext context,
                    Visitor visitor,
                    RequestedAgency requested,
                    AuditTrail audit,
                    ReportStore reports,
                    AgencyReader agencies,
                    CancellationToken cancellationToken
                ) =>
                    GetAsync(
                        new Wanted(format, fiscalYear, format.Name),
                        context,
                        visitor,
                        requested,
                        audit,
                        reports,
                        agencies,
                        cancellationToken
                    )
            )
            .ForAgency()
            .Describe(id, Tag, summary)
            .ReturnsFile(format.ContentType.Split(';')[0]);

    private static Task<IResult> GetReportAsync(
        string fiscalYear,
        string format,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AuditTrail audit,
        ReportStore reports,
        AgencyReader agencies,
        CancellationToken cancellationToken
    ) =>
        ReportFormat.TryParse(format, out var form) && ReportFormat.Analysis.Contains(form)
            ? GetAsync(
                new Wanted(form, fiscalYear, $"report.{format}"),
                context,
                visitor,
                requested,
                audit,
                reports,
                agencies,
                cancellationToken
            )
            : Task.FromResult(Problems.NotFound());

    private static async Task<IResult> GetAsync(
        Wanted wanted,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AuditTrail audit,
        ReportStore reports,
        AgencyReader agencies,
        CancellationToken cancellationToken
    )
    {
        var (agency, form) = (requested.Agency, wanted.Format);
        if (!FiscalYear.TryParse(wanted.FiscalYear, out var year))
            return Problems.NotFound();
        if (await agencies.HidesDocumentsAsync(agency, year, visitor, cancellationToken))
            return Problems.NotComplete();
        var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
        if (await reports.OpenReadAsync(key, form.Ending, cancellationToken) is not { } report)
            return Problems.NoReport();
        context.Response.RegisterForDispose(report);
        context.Response.ContentLength = report.Size;
        audit.NoteWhenSent(context, visitor, agency, year, wanted.AuditName);

        // A page is for looking at; the other forms are files to keep.
        var isPage = form == ReportFormat.Html || form == ReportFormat.ImplementationHtml;
        if (isPage)
            SecurityHeaders.AllowOwnStyle(context);
        return Results.Stream(
            report.Content,
            form.ContentType,
            isPage ? null : key.FileName(form.Ending),
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

    /// <summary>A document that is asked for.</summary>
    /// <param name="Format">Which.</param>
    /// <param name="FiscalYear">As it stands in the address.</param>
    /// <param name="AuditName">What the audit calls it.</param>
    private sealed record Wanted(ReportFormat Format, string FiscalYear, string AuditName);
}
