using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Access;

namespace Ita.Web.Audit;

/// <summary>
/// Notes who did what. A note that cannot be written within its time stands in the log as an error instead, without the
/// file's name, which stands in no log; what was asked for is done all the same.
/// </summary>
internal sealed class AuditTrail(AuditStore store, TimeProvider time, ILogger<AuditTrail> log)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public Task RecordAsync(AuditAction action, Visitor visitor, Agency agency, FiscalYear? year, string file) =>
        RecordAsync(action, visitor, agency.ProvinceCode, agency.Code, year, file);

    /// <summary>Of a published table of a province.</summary>
    public Task RecordAsync(AuditAction action, Visitor visitor, ProvinceCode province, FiscalYear year, string file) =>
        RecordAsync(action, visitor, province, agency: null, year, file);

    private async Task RecordAsync(
        AuditAction action,
        Visitor visitor,
        ProvinceCode province,
        AgencyCode? agency,
        FiscalYear? year,
        string file
    )
    {
        var entry = new AuditEntry
        {
            At = time.GetUtcNow(),
            Action = action,
            VisitorId = visitor.Id,
            VisitorName = visitor.Name,
            Province = province,
            Agency = agency,
            FiscalYear = year,
            File = file,
        };

        // Not by the request's own token: who breaks off has still done it.
        using var limit = new CancellationTokenSource(s_patience, time);
        try
        {
            await store.AddAsync(entry, limit.Token);
        }
        catch (Exception e)
        {
            log.LogError(
                e,
                "Not in the audit: at {At:O} {Visitor} did {Action} of {Province}, {Agency}, {Year}.",
                entry.At,
                entry.VisitorId,
                entry.Action,
                entry.Province,
                entry.Agency,
                entry.FiscalYear
            );
        }
    }
}

/// <summary>
/// Notes a download when its first byte goes out: not what was only asked about, nor what the caller had already.
/// </summary>
internal static class DownloadAudit
{
    public static void NoteWhenSent(
        this AuditTrail trail,
        HttpContext context,
        Visitor visitor,
        Agency agency,
        FiscalYear year,
        string file
    )
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return;
        context.Response.OnStarting(() =>
            context.Response.StatusCode == StatusCodes.Status200OK
                ? trail.RecordAsync(AuditAction.Download, visitor, agency, year, file)
                : Task.CompletedTask
        );
    }
}
