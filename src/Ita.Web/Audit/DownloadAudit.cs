using Ita.Assessment;
using Ita.Storage.Audit;
using Ita.Web.Access;

namespace Ita.Web.Audit;

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
                ? trail.NoteAsync(AuditAction.Download, visitor, agency, year, file)
                : Task.CompletedTask
        );
    }
}
