using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Access;

namespace Ita.Web.Audit;

/// <summary>Reads a province's audit of a month.</summary>
internal sealed class AuditReader(AuditStore store, AgencyRegistry registry, TimeProvider time)
{
    private const string Latest = "latest";
    private const int PageSize = 100;

    /// <summary>A month of the Buddhist era, or <c>latest</c>; null if it is neither.</summary>
    public AuditMonth? MonthOf(string text) =>
        text == Latest ? AuditMonth.Of(time.GetUtcNow())
        : AuditMonth.TryParse(text, out var month) ? month
        : null;

    /// <summary>Null if there is no such province or month, or no entry can have such an id.</summary>
    /// <param name="provinceCode">The province.</param>
    /// <param name="monthText">As <see cref="MonthOf"/>.</param>
    /// <param name="after">Only what is older than this entry; null for the newest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AuditView?> ReadAsync(
        string provinceCode,
        string monthText,
        string? after,
        CancellationToken cancellationToken
    )
    {
        if (!ProvinceCode.TryParse(provinceCode, out var province) || MonthOf(monthText) is not { } month)
            return null;
        if (after is not null && !AuditStore.IsId(after))
            return null;
        var page = await store.ListAsync(province, month, after, PageSize, cancellationToken);
        var (listed, _) = await registry.ListAsync(province, cancellationToken);
        return new AuditView
        {
            Province = province,
            ProvinceName = listed.FirstOrDefault()?.Agency.Province ?? province.Value,
            Month = month,
            ThisMonth = AuditMonth.Of(time.GetUtcNow()),
            Page = page,
            IsContinued = after is not null,
        };
    }

    public async Task<List<AuditEntry>> ReadWholeAsync(
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
