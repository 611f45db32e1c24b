using Ita.Assessment;
using Ita.Pipeline.Failures;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>Has a failed upload processed again, by the button beside it.</summary>
internal static class RestartEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
            "agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/restart",
            async (
                string agencyCode,
                string fiscalYear,
                string submission,
                HttpContext context,
                SignedIn who,
                AgencyAccess access,
                SubmissionStore submissions,
                SubmissionRestart restart,
                FormGuard guard,
                AuditTrail audit,
                CancellationToken cancellationToken
            ) =>
            {
                var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
                if (agency is null)
                    return refusal;
                if (
                    !FiscalYear.TryParse(fiscalYear, out var year)
                    || await submissions.FindAsync(agency.Code, year, submission, cancellationToken) is not { } known
                )
                    return Problems.NotFound();
                if (await guard.RefuseAsync(context) is { } untrusted)
                    return untrusted;
                await restart.RestartAsync(known, cancellationToken);
                await audit.NoteAsync(AuditAction.Restart, who.Visitor, agency, year, known.Blob.FileName);
                return SeeOther.At($"/api/agencies/{agency.Code}/years/{year}/submissions");
            }
        );
}
