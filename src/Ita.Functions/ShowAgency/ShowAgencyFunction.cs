using Ita.Assessment;
using Ita.Functions.Access;
using Ita.Functions.Forms;
using Ita.Functions.Pages;
using Ita.Functions.Web;

namespace Ita.Functions.ShowAgency;

/// <summary>An agency, its years and its uploads.</summary>
internal static class ShowAgencyFunction
{
    public const string Name = "ShowAgency";

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
