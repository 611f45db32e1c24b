using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Agencies;

/// <summary>An agency, its years and its uploads.</summary>
internal static class AgencyEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "agencies/{agencyCode}",
            async (
                string agencyCode,
                string? year,
                HttpContext context,
                SignedIn who,
                AgencyAccess access,
                ViewReader views,
                FormGuard guard,
                CancellationToken cancellationToken
            ) =>
            {
                var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
                if (agency is null)
                    return refusal;
                var view = await views.AgencyAsync(
                    agency,
                    FiscalYear.TryParse(year, out var asked) ? asked : null,
                    who.Visitor,
                    cancellationToken
                );
                return Json.IsWanted(context.Request)
                    ? Json.Of(Documents.Of(view))
                    : new HtmlPage<AgencyPage>(
                        new Dictionary<string, object?>
                        {
                            [nameof(AgencyPage.View)] = view,
                            [nameof(AgencyPage.Token)] = guard.TokenForRestart(context, view.Submissions),
                        },
                        dataAt: view.ReadAt
                    );
            }
        );
}
