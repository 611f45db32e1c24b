using Ita.Assessment;
using Ita.Functions.Access;
using Ita.Functions.Pages;
using Ita.Functions.Web;

namespace Ita.Functions.ShowSubmissions;

/// <summary>A year's uploads of an agency and what became of each.</summary>
internal static class ShowSubmissionsFunction
{
    public const string Name = "ShowSubmissions";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("agencies/{agencyCode}/years/{fiscalYear}/submissions", async (
        string agencyCode, string fiscalYear, HttpRequest request, SignedIn who, AgencyAccess access, ViewReader views, TimeProvider time, CancellationToken cancellation) =>
    {
        var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellation);
        if (agency is null) return refusal;
        if (!FiscalYear.TryParse(fiscalYear, out var year)) return Problems.NotFound();
        var readAt = time.GetUtcNow();
        var submissions = await views.SubmissionsAsync(agency.Code, year, who.Visitor, cancellation);
        return Json.IsWanted(request)
            ? Json.Of(Documents.Of(submissions))
            : new HtmlPage<SubmissionsPage>(new Dictionary<string, object?>
            {
                [nameof(SubmissionsPage.Agency)] = agency,
                [nameof(SubmissionsPage.FiscalYear)] = year,
                [nameof(SubmissionsPage.Submissions)] = submissions,
            }, dataAt: readAt);
    });
}
