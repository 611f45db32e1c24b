using System.Globalization;
using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Site;
using Ita.Web.Site.Tables;

namespace Ita.Web.Audit;

/// <summary>The audit of a month as a table to take away.</summary>
internal static class AuditTable
{
    public static IResult File(
        IReadOnlyList<AuditEntry> entries,
        ProvinceCode province,
        AuditMonth month,
        SiteLanguage language
    )
    {
        var texts = SiteTexts.Of(language);
        var table = new SheetTable(
            $"ITA {province} {month}",
            [
                texts["audit.at"],
                texts["audit.action"],
                texts["audit.account"],
                texts["audit.accountId"],
                texts["column.code"],
                texts["audit.year"],
                texts["audit.file"],
            ],
            [.. entries.Select(entry => Row(entry, texts))]
        );
        return new ETagResult(CsvFile.Write(table), CsvFile.ContentType, fileName: $"ita-audit-{province}-{month}.csv");
    }

    public static string Action(AuditAction action, SiteTexts texts) =>
        texts[
            action switch
            {
                AuditAction.Upload => "audit.upload",
                AuditAction.Download => "audit.download",
                AuditAction.Release => "audit.release",
                AuditAction.Rescore => "audit.rescore",
                AuditAction.Profile => "audit.profile",
                AuditAction.Measure => "audit.measure",
                AuditAction.Erase => "audit.erase",
                _ => "audit.restart",
            }
        ];

    private static System.Collections.Immutable.ImmutableArray<object?> Row(AuditEntry entry, SiteTexts texts) =>
        [
            entry.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Action(entry.Action, texts),
            VisibleText.Of(entry.VisitorName),
            VisibleText.Of(entry.VisitorId),
            entry.Agency?.Value,
            entry.FiscalYear?.Value,
            VisibleText.Of(entry.File),
        ];
}
