using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>An agency, its years and its uploads.</summary>
internal static class AgencyEndpoints
{
    private const string Route = "/agencies/{agencyCode}";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        // The year as a query is how the address was once; links in letters still have it.
        pages.MapGet(Route, ShowPageAsync).ForAgency();
        pages.MapGet(Route + "/years/{fiscalYear}", ShowYearAsync).ForAgency();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForAgency()
            .Describe("showAgency", "Agencies", "An agency: its years, one year's items and measures, its uploads.")
            .Returns<AgencyResponse>();
    }

    private static Task<IResult> ShowYearAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AgencyReader agencies,
        FormGuard forms,
        CancellationToken cancellationToken
    ) =>
        FiscalYear.TryParse(fiscalYear, out _)
            ? ShowPageAsync(fiscalYear, context, visitor, requested, agencies, forms, cancellationToken)
            : Task.FromResult(Problems.NotFound());

    private static async Task<IResult> ShowPageAsync(
        string? year,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        AgencyReader agencies,
        FormGuard forms,
        CancellationToken cancellationToken
    )
    {
        var view = await agencies.ReadAsync(requested.Agency, YearIn(year), visitor, cancellationToken);
        return new HtmlPage<AgencyPage>(
            new Dictionary<string, object?>
            {
                [nameof(AgencyPage.View)] = view,
                [nameof(AgencyPage.Token)] = view.Submissions.TokenForRestart(context, forms),
            },
            dataAt: view.ReadAt
        );
    }

    private static async Task<IResult> GetAsync(
        string? year,
        Visitor visitor,
        RequestedAgency requested,
        AgencyReader agencies,
        CancellationToken cancellationToken
    ) =>
        Json.Of(
            AgencyResponse.Of(await agencies.ReadAsync(requested.Agency, YearIn(year), visitor, cancellationToken))
        );

    private static FiscalYear? YearIn(string? year) => FiscalYear.TryParse(year, out var asked) ? asked : null;
}
