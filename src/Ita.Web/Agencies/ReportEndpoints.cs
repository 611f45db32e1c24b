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
        MapFile(
            api,
            "follow-up.xlsx",
            new Served(ReportKey.FollowUpForm, ReportFormat.Xlsx.ContentType),
            "downloadFollowUp",
            "The follow-up form of the year's measures, to be filled in."
        );
    }

    private static void MapDocument(IEndpointRouteBuilder api, ReportFormat format, string id, string summary) =>
        MapFile(api, format.Name, Served.Of(format), id, summary);

    private static void MapFile(IEndpointRouteBuilder api, string name, Served served, string id, string summary) =>
        api.MapGet(
                $"{Year}/{name}",
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
                        new Wanted(served, fiscalYear, name),
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
            .ReturnsFile(served.ContentType.Split(';')[0]);

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
                new Wanted(Served.Of(form), fiscalYear, $"report.{format}"),
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
        var (agency, served) = (requested.Agency, wanted.Served);
        if (!FiscalYear.TryParse(wanted.FiscalYear, out var year))
            return Problems.NotFound();
        if (await agencies.HidesDocumentsAsync(agency, year, visitor, cancellationToken))
            return Problems.NotComplete();
        var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
        if (await reports.OpenReadAsync(key, served.Ending, cancellationToken) is not { } report)
            return Problems.NoReport();
        context.Response.RegisterForDispose(report);
        context.Response.ContentLength = report.Size;
        audit.NoteWhenSent(context, visitor, agency, year, wanted.AuditName);

        // A page is for looking at; the other forms are files to keep.
        if (served.IsPage)
            SecurityHeaders.AllowOwnStyle(context);
        return Results.Stream(
            report.Content,
            served.ContentType,
            served.IsPage ? null : key.FileName(served.Ending),
            report.LastModified,
            new EntityTagHeaderValue(report.ETag.ToString("H"))
        );
    }

    /// <summary>A document that is asked for.</summary>
    /// <param name="Served">Which.</param>
    /// <param name="FiscalYear">As it stands in the address.</param>
    /// <param name="AuditName">What the audit calls it.</param>
    private sealed record Wanted(Served Served, string FiscalYear, string AuditName);

    /// <param name="Ending">Of its name in the container.</param>
    /// <param name="ContentType">The media type that it is served with.</param>
    private sealed record Served(string Ending, string ContentType)
    {
        public bool IsPage => ContentType.StartsWith("text/html", StringComparison.Ordinal);

        public static Served Of(ReportFormat format) => new(format.Ending, format.ContentType);
    }
}
