using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>Where a visitor starts: the provinces that they may see, and the agencies that are theirs.</summary>
internal static class StartEndpoints
{
    private const string Route = "/provinces";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Addresses.Start, ShowPageAsync);
        pages.MapGet(Route, ShowPageAsync);
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .Describe(
                "showProvinces",
                "Provinces",
                "Where a visitor starts: the provinces they may see, and the agencies that are theirs."
            )
            .Returns<StartResponse>();
    }

    private static async Task<IResult> ShowPageAsync(
        string? year,
        Visitor visitor,
        StartReader reader,
        CancellationToken cancellationToken
    )
    {
        var start = await reader.ReadAsync(visitor, YearIn(year), cancellationToken);
        return new HtmlPage<StartPage>(
            new Dictionary<string, object?> { [nameof(StartPage.View)] = start },
            dataAt: start.ReadAt
        );
    }

    private static async Task<IResult> GetAsync(
        string? year,
        Visitor visitor,
        StartReader reader,
        CancellationToken cancellationToken
    ) => Json.Of(StartResponse.Of(await reader.ReadAsync(visitor, YearIn(year), cancellationToken)));

    private static FiscalYear? YearIn(string? year) => FiscalYear.TryParse(year, out var asked) ? asked : null;
}
