using Ita.Assessment;
using Ita.Functions.Access;
using Ita.Functions.Pages;
using Ita.Functions.Web;

namespace Ita.Functions.ShowProvinces;

/// <summary>Where a visitor starts: the provinces that they may see, and the agencies that are theirs.</summary>
internal static class ShowProvincesFunction
{
    public const string Name = "ShowProvinces";

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
