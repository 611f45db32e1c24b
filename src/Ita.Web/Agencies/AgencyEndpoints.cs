using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Storage.Results;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web.Agencies;

/// <summary>An agency, its years and its uploads.</summary>
internal static class AgencyEndpoints
{
    /// <summary>The form's field of the result that is declared complete.</summary>
    public const string ShownVersion = "version";

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
        pages.MapPost(Route + "/years/{fiscalYear}/release", ReleaseAsync).ForAgency().AddEndpointFilter<FormGuard>();
        api.MapPost(Route + "/years/{fiscalYear}/release", ReleaseAsync)
            .ForAgency()
            .AddEndpointFilter<FormGuard>()
            .Describe(
                "releaseDetails",
                "Agencies",
                "Declares the agency's answers complete, so that its province is told them in detail; its form needs "
                    + "the token."
            )
            .TakesForm(
                "application/x-www-form-urlencoded",
                new FormField(FormGuard.Field, "The token of the form, unless a header has it."),
                new FormField(ShownVersion, "The version of the year's result that was looked at.")
            )
            .Produces(StatusCodes.Status303SeeOther)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);
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
                [nameof(AgencyPage.Token)] = view.CanRelease
                    ? forms.TokenFor(context)
                    : view.Submissions.TokenForRestart(context, forms),
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

    private static async Task<IResult> ReleaseAsync(
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        ResultStore results,
        AuditTrail audit,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (!FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        if (!visitor.MaySeeRespondents(agency.Code))
            return Problems.NotYours();
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (
            await results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken) is not { } row
            || row.Version != form[ShownVersion]
            || !await results.ReleaseAsync(row, cancellationToken)
        )
        {
            return Problems.ResultChanged();
        }

        await audit.RecordAsync(AuditAction.Release, visitor, agency, year, row.Version);
        return SeeOther.At(Addresses.Agency(agency.Code, year));
    }

    private static FiscalYear? YearIn(string? year) => FiscalYear.TryParse(year, out var asked) ? asked : null;
}
