using Ita.Web.Site;

namespace Ita.Web.Audit;

/// <summary>The audit for programs.</summary>
internal static class AuditDocuments
{
    public static object Of(AuditView view) =>
        new
        {
            ProvinceCode = view.Province.Value,
            Month = view.Month.ToString(),
            Entries = view.Page.Entries.Select(entry => new
            {
                entry.At,
                Action = MemberName.Of(entry.Action),
                AccountId = VisibleText.Of(entry.VisitorId),
                Account = VisibleText.Of(entry.VisitorName),
                AgencyCode = entry.Agency.Value,
                FiscalYear = entry.FiscalYear.Value,
                File = VisibleText.Of(entry.File),
            }),
            Next = view.NextAddress,
        };
}
