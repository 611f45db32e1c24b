using Ita.Assessment;
using Ita.Reports;
using Ita.Storage.Reports;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Agencies;

/// <summary>A finished report, streamed by the app: the container is nobody else's to read.</summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "agencies/{agencyCode}/years/{fiscalYear}/report.{format}",
            async (
                string agencyCode,
                string fiscalYear,
                string format,
                HttpContext context,
                SignedIn who,
                AgencyAccess access,
                AuditTrail audit,
                ReportStore reports,
                CancellationToken cancellationToken
            ) =>
            {
                var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
                if (agency is null)
                    return refusal;
                if (!FiscalYear.TryParse(fiscalYear, out var year) || !ReportFormat.TryParse(format, out var form))
                    return Problems.NotFound();
                var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
                if (await reports.OpenReadAsync(key, form.Extension, cancellationToken) is not { } report)
                    return Problems.NoReport();
                context.Response.RegisterForDispose(report);
                context.Response.ContentLength = report.Size;
                audit.NoteWhenSent(context, who.Visitor, agency, year, $"report.{format}");
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
        );
}
