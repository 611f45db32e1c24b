using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Web.Site.Tables;

namespace Ita.Web.Provinces;

/// <summary>A province's year: a page, JSON, CSV or a workbook of the agencies that are asked for.</summary>
internal static class ProvinceEndpoints
{
    private const string Route = "/provinces/{provinceCode}/years/{fiscalYear}";
    private const string Tag = "Provinces";

    private static readonly QueryParameter[] s_query =
    [
        new("q", "Part of a name, or the beginning of a code."),
        new("district", "A district."),
        new("kind", "A kind of agency."),
        new("state", "A state of the year's submissions."),
        new("level", "A level; none for agencies without one."),
        new("sort", "A column; with - before it the other way round."),
    ];

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForProvince();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForProvince()
            .Describe("showProvince", Tag, "A province's year with all of its agencies.")
            .TakesQuery(s_query)
            .Returns<ProvinceResponse>();
        api.MapGet(Route + ".json", GetAsync)
            .ForProvince()
            .Describe("showProvinceJson", Tag, "The same, whatever is accepted.")
            .TakesQuery(s_query)
            .Returns<ProvinceResponse>();
        api.MapGet(Route + ".csv", GetCsvAsync)
            .ForProvince()
            .Describe("showProvinceCsv", Tag, "The agencies that are asked for, as a table.")
            .TakesQuery([.. s_query, LanguageChoice.QueryParameter])
            .ReturnsFile("text/csv");
        api.MapGet(Route + ".xlsx", GetWorkbookAsync)
            .ForProvince()
            .Describe("showProvinceWorkbook", Tag, "The agencies that are asked for, as a workbook.")
            .TakesQuery([.. s_query, LanguageChoice.QueryParameter])
            .ReturnsFile(XlsxFile.ContentType);
    }

    private static Task<IResult> ShowPageAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        ProvinceReader provinces
    ) =>
        AnswerAsync(
            provinceCode,
            fiscalYear,
            context,
            provinces,
            view => new HtmlPage<ProvincePage>(
                new Dictionary<string, object?> { [nameof(ProvincePage.View)] = view },
                dataAt: view.ReadAt
            )
        );

    private static Task<IResult> GetAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        ProvinceReader provinces
    ) => AnswerAsync(provinceCode, fiscalYear, context, provinces, view => Json.Of(ProvinceResponse.Of(view)));

    private static Task<IResult> GetCsvAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        ProvinceReader provinces
    ) =>
        AnswerAsync(
            provinceCode,
            fiscalYear,
            context,
            provinces,
            view => new ETagResult(
                CsvFile.Write(Table(view, context)),
                CsvFile.ContentType,
                fileName: FileName(view, "csv")
            )
        );

    private static Task<IResult> GetWorkbookAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        ProvinceReader provinces
    ) =>
        AnswerAsync(
            provinceCode,
            fiscalYear,
            context,
            provinces,
            view => new ETagResult(
                XlsxFile.Write(Table(view, context)),
                XlsxFile.ContentType,
                fileName: FileName(view, "xlsx")
            )
        );

    private static async Task<IResult> AnswerAsync(
        string provinceCode,
        string fiscalYear,
        HttpContext context,
        ProvinceReader provinces,
        Func<ProvinceView, IResult> answer
    )
    {
        if (!ProvinceCode.TryParse(provinceCode, out var province) || !FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        var query = AgencyQuery.Parse(context.Request.Query);
        var visitor = Visitor.Of(context.User);
        return await provinces.ReadAsync(province, year, query, visitor, context.RequestAborted) is { } view
            ? answer(view)
            : Problems.NotFound();
    }

    private static SheetTable Table(ProvinceView view, HttpContext context) =>
        ProvinceTable.Of(view, SiteTexts.Of(LanguageChoice.Of(context)));

    private static string FileName(ProvinceView view, string extension) =>
        $"ita-{view.FiscalYear}-{view.Code}.{extension}";
}
