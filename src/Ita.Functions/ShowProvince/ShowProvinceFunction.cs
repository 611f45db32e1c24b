using Ita.Assessment;
using Ita.Functions.Access;
using Ita.Functions.Pages;
using Ita.Functions.Web;

namespace Ita.Functions.ShowProvince;

/// <summary>A province's year, as a page or as JSON.</summary>
internal static class ShowProvinceFunction
{
    public const string Name = "ShowProvince";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("provinces/{provinceCode}/years/{fiscalYear}.json", (string provinceCode, string fiscalYear, SignedIn who, ViewReader views, CancellationToken cancellation) =>
            ShowAsync(provinceCode, fiscalYear, asJson: true, who.Visitor, views, cancellation));
        api.MapGet("provinces/{provinceCode}/years/{fiscalYear}", (string provinceCode, string fiscalYear, HttpRequest request, SignedIn who, ViewReader views, CancellationToken cancellation) =>
            ShowAsync(provinceCode, fiscalYear, Json.IsWanted(request), who.Visitor, views, cancellation));
    }

    private static async Task<IResult> ShowAsync(string provinceCode, string fiscalYear, bool asJson, Visitor visitor, ViewReader views, CancellationToken cancellation)
    {
        if (!ProvinceCode.TryParse(provinceCode, out var province) || !FiscalYear.TryParse(fiscalYear, out var year)) return Problems.NotFound();
        if (!visitor.MaySee(province)) return Problems.NotYours();
        if (await views.ProvinceAsync(province, year, cancellation) is not { } view) return Problems.NotFound();
        return asJson ? Json.Of(Documents.Of(view)) : new HtmlPage<ProvincePage>(new Dictionary<string, object?> { [nameof(ProvincePage.View)] = view });
    }
}
