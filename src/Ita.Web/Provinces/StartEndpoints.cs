using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>Where a visitor starts: the provinces that they may see, and the agencies that are theirs.</summary>
internal static class StartEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "provinces",
            async (
                string? year,
                HttpRequest request,
                SignedIn who,
                ViewReader views,
                CancellationToken cancellationToken
            ) =>
            {
                var start = await views.StartAsync(
                    who.Visitor,
                    FiscalYear.TryParse(year, out var asked) ? asked : null,
                    cancellationToken
                );
                return Json.IsWanted(request)
                    ? Json.Of(Documents.Of(start))
                    : new HtmlPage<ProvincesPage>(
                        new Dictionary<string, object?> { [nameof(ProvincesPage.View)] = start },
                        dataAt: start.ReadAt
                    );
            }
        );
}
