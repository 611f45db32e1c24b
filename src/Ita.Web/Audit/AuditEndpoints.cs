using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Audit;

/// <summary>Who uploaded, downloaded and restarted in a province: a page, JSON, and the whole month as CSV.</summary>
internal static class AuditEndpoints
{
    private const string Route = "/provinces/{provinceCode}/audit/{month}";
    private const string Tag = "Audit";

    private static readonly QueryParameter s_after = new("after", "Only what is older than this; taken from next.");

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForProvince();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForProvince()
            .Describe("showAudit", Tag, "Who uploaded, downloaded and restarted in a province, by month.")
            .TakesQuery(s_after)
            .Returns<AuditResponse>();
        api.MapGet(Route + ".json", GetAsync)
            .ForProvince()
            .Describe("showAuditJson", Tag, "The same, whatever is accepted.")
            .TakesQuery(s_after)
            .Returns<AuditResponse>();
        api.MapGet(Route + ".csv", GetCsvAsync)
            .ForProvince()
            .Describe("showAuditCsv", Tag, "The whole month as a table.")
            .TakesQuery(LanguageChoice.QueryParameter)
            .ReturnsFile("text/csv");
    }

    private static async Task<IResult> ShowPageAsync(
        string provinceCode,
        string month,
        HttpContext context,
        AuditReader reader
    ) =>
        await reader.ReadAsync(provinceCode, month, AfterIn(context), context.RequestAborted) is { } view
            ? new HtmlPage<AuditMonthPage>(new Dictionary<string, object?> { [nameof(AuditMonthPage.View)] = view })
            : Problems.NotFound();

    private static async Task<IResult> GetAsync(
        string provinceCode,
        string month,
        HttpContext context,
        AuditReader reader
    ) =>
        await reader.ReadAsync(provinceCode, month, AfterIn(context), context.RequestAborted) is { } view
            ? Json.Of(AuditResponse.Of(view))
            : Problems.NotFound();

    private static async Task<IResult> GetCsvAsync(
        string provinceCode,
        string month,
        HttpContext context,
        AuditReader reader
    ) =>
        ProvinceCode.TryParse(provinceCode, out var province) && reader.MonthOf(month) is { } asked
            ? AuditTable.File(
                await reader.ReadWholeAsync(province, asked, context.RequestAborted),
                province,
                asked,
                LanguageChoice.Of(context)
            )
            : Problems.NotFound();

    private static string? AfterIn(HttpContext context) =>
        context.Request.Query.TryGetValue(s_after.Name, out var after) ? after.ToString() : null;
}
