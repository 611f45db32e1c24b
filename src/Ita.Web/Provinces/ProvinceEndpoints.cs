using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Web.Site.Tables;

namespace Ita.Web.Provinces;

/// <summary>A province's year: a page, JSON, CSV or a workbook of the agencies that are asked for.</summary>
internal static class ProvinceEndpoints
{
    private const string Address = "provinces/{provinceCode}/years/{fiscalYear}";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            Address + ".json",
            (string provinceCode, string fiscalYear, HttpContext context, SignedIn who, ViewReader views) =>
                ShowAsync(provinceCode, fiscalYear, context, who.Visitor, views, view => Json.Of(Documents.Of(view)))
        );
        api.MapGet(
            Address + ".csv",
            (string provinceCode, string fiscalYear, HttpContext context, SignedIn who, ViewReader views) =>
                ShowAsync(
                    provinceCode,
                    fiscalYear,
                    context,
                    who.Visitor,
                    views,
                    view => new TaggedAnswer(
                        CsvFile.Write(Table(view, context)),
                        CsvFile.ContentType,
                        fileName: FileName(view, "csv")
                    )
                )
        );
        api.MapGet(
            Address + ".xlsx",
            (string provinceCode, string fiscalYear, HttpContext context, SignedIn who, ViewReader views) =>
                ShowAsync(
                    provinceCode,
                    fiscalYear,
                    context,
                    who.Visitor,
                    views,
                    view => new TaggedAnswer(
                        XlsxFile.Write(Table(view, context)),
                        XlsxFile.ContentType,
                        fileName: FileName(view, "xlsx")
                    )
                )
        );
        api.MapGet(
            Address,
            (string provinceCode, string fiscalYear, HttpContext context, SignedIn who, ViewReader views) =>
                ShowAsync(
                    provinceCode,
                    fiscalYear,
                    context,
                    who.Visitor,
                    views,
                    view =>
                        Json.IsWanted(context.Request)
                            ? Json.Of(Documents.Of(view))
                            : new HtmlPage<ProvincePage>(
                                new Dictionary<string, object?> { [nameof(ProvincePage.View)] = view },
                                dataAt: view.ReadAt
                            )
                )
        );
    }

    private static async Task<IResult> ShowAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        Visitor visitor,
        ViewReader views,
        Func<ProvinceView, IResult> show
    )
    {
        if (!ProvinceCode.TryParse(provinceCode, out var province) || !FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        if (!visitor.MaySee(province))
            return Problems.NotYours();
        return
            await views.ProvinceAsync(province, year, BoardQuery.Parse(context.Request.Query), context.RequestAborted)
                is { } view
            ? show(view)
            : Problems.NotFound();
    }

    private static SheetTable Table(ProvinceView view, HttpContext context) =>
        ProvinceTable.Of(view, SiteTexts.Of(LanguageChoice.Of(context)));

    private static string FileName(ProvinceView view, string extension) =>
        $"ita-{view.FiscalYear}-{view.Code}.{extension}";
}
