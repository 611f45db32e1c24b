using Ita.Functions.Access;
using Ita.Functions.Pages;
using Ita.Functions.Web;

namespace Ita.Functions.ShowProvinces;

/// <summary>The provinces that the visitor may see.</summary>
internal static class ShowProvincesFunction
{
    public const string Name = "ShowProvinces";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("provinces", async (HttpRequest request, SignedIn who, ViewReader views, CancellationToken cancellation) =>
    {
        var provinces = await views.ProvincesAsync(who.Visitor, cancellation);
        return Json.IsWanted(request)
            ? Json.Of(Documents.Of(provinces))
            : new HtmlPage<ProvincesPage>(new Dictionary<string, object?> { [nameof(ProvincesPage.Provinces)] = provinces });
    });
}
