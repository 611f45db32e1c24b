using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Audit;

/// <summary>Who uploaded, downloaded and restarted in a province, month by month.</summary>
internal static class AuditEndpoints
{
    private const string Route = "provinces/{provinceCode}/audit/{month}";
    private const string Latest = "latest";
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            Route + ".json",
            (
                string provinceCode,
                string month,
                HttpRequest request,
                SignedIn who,
                AuditStore store,
                ProvinceRegistry registry,
                TimeProvider time,
                CancellationToken cancellationToken
            ) => ShowAsync(provinceCode, month, request, "json", who.Visitor, store, registry, time, cancellationToken)
        );
        api.MapGet(
            Route + ".csv",
            (
                string provinceCode,
                string month,
                HttpRequest request,
                SignedIn who,
                AuditStore store,
                ProvinceRegistry registry,
                TimeProvider time,
                CancellationToken cancellationToken
            ) => ShowAsync(provinceCode, month, request, "csv", who.Visitor, store, registry, time, cancellationToken)
        );
        api.MapGet(
            Route,
            (
                string provinceCode,
                string month,
                HttpRequest request,
                SignedIn who,
                AuditStore store,
                ProvinceRegistry registry,
                TimeProvider time,
                CancellationToken cancellationToken
            ) =>
                ShowAsync(
                    provinceCode,
                    month,
                    request,
                    Json.IsWanted(request) ? "json" : "html",
                    who.Visitor,
                    store,
                    registry,
                    time,
                    cancellationToken
                )
        );
    }

    private static async Task<IResult> ShowAsync(
        string provinceCode,
        string monthText,
        HttpRequest request,
        string form,
        Visitor visitor,
        AuditStore store,
        ProvinceRegistry registry,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (!ProvinceCode.TryParse(provinceCode, out var province))
            return Problems.NotFound();
        if (!visitor.MaySee(province))
            return Problems.NotYours();
        var thisMonth = AuditMonth.Of(time.GetUtcNow());
        var month = thisMonth;
        if (monthText != Latest && !AuditMonth.TryParse(monthText, out month))
            return Problems.NotFound();
        if (form == "csv")
            return AuditTable.File(
                await AllAsync(store, province, month, cancellationToken),
                province,
                month,
                LanguageChoice.Of(request.HttpContext)
            );

        var page = await store.ListAsync(province, month, request.Query["after"], PageSize, cancellationToken);
        var (listed, _) = await registry.ListAsync(province, cancellationToken);
        var view = new AuditView
        {
            Province = province,
            ProvinceName = listed.FirstOrDefault()?.Agency.Province ?? province.Value,
            Month = month,
            ThisMonth = thisMonth,
            Page = page,
            IsContinued = request.Query.ContainsKey("after"),
        };
        return form == "json"
            ? Json.Of(AuditDocuments.Of(view))
            : new HtmlPage<AuditListPage>(new Dictionary<string, object?> { [nameof(AuditListPage.View)] = view });
    }

    private static async Task<List<AuditEntry>> AllAsync(
        AuditStore store,
        ProvinceCode province,
        AuditMonth month,
        CancellationToken cancellationToken
    )
    {
        var all = new List<AuditEntry>();
        AuditPage page;
        do
        {
            page = await store.ListAsync(
                province,
                month,
                all.Count == 0 ? null : all[^1].Id,
                cancellationToken: cancellationToken
            );
            all.AddRange(page.Entries);
        } while (page.HasMore);
        return all;
    }
}
