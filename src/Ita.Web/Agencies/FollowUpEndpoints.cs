using Ita.Assessment;
using Ita.Storage.Reports;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Agencies;

/// <summary>The follow-up form of a year's measures, to be filled in, as it lies beside the report.</summary>
internal static class FollowUpEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "agencies/{agencyCode}/years/{fiscalYear}/follow-up.xlsx",
            async (
                string agencyCode,
                string fiscalYear,
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
                if (!FiscalYear.TryParse(fiscalYear, out var year))
                    return Problems.NotFound();
                var key = new ReportKey(year, agency.ProvinceCode, agency.Code);
                if (await reports.OpenFollowUpFormAsync(key, cancellationToken) is not { } form)
                    return Problems.NoReport();
                context.Response.RegisterForDispose(form);
                context.Response.ContentLength = form.Size;
                audit.NoteWhenSent(context, who.Visitor, agency, year, "follow-up.xlsx");
                return Results.Stream(
                    form.Content,
                    form.ContentType,
                    key.FollowUpFormName,
                    form.LastModified,
                    new EntityTagHeaderValue(form.ETag.ToString("H"))
                );
            }
        );
}
