using Ita.Assessment;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Uploads;

/// <summary>
/// What a rejected upload was given: its page, for everybody who may see the agency; its marked copy, which holds
/// respondents' rows, for the agency and administrators only.
/// </summary>
internal static class RejectedFileEndpoints
{
    private const string Page = "html";
    private const string Copy = "xlsx";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "agencies/{agencyCode}/years/{fiscalYear}/submissions/{submission}/rejected.{format}",
            async (
                string agencyCode,
                string fiscalYear,
                string submission,
                string format,
                HttpContext context,
                SignedIn who,
                AgencyAccess access,
                SubmissionStore submissions,
                RejectedStore rejected,
                AuditTrail audit,
                CancellationToken cancellationToken
            ) =>
            {
                var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
                if (agency is null)
                    return refusal;
                if (
                    !FiscalYear.TryParse(fiscalYear, out var year)
                    || format is not (Page or Copy)
                    || !Submission.IsId(submission)
                )
                    return Problems.NotFound();
                var isPage = format == Page;
                if (!isPage && !who.Visitor.MaySeeRespondents(agency.Code))
                    return Problems.NotYours();
                if (
                    await submissions.FindAsync(agency.Code, year, submission, cancellationToken)
                    is not { RejectedFiles: { } files }
                )
                    return Problems.NotFound();
                var file = isPage
                    ? await rejected.OpenPageAsync(files, cancellationToken)
                    : await rejected.OpenCopyAsync(files, cancellationToken);
                if (file is null)
                    return Problems.NotFound();
                context.Response.RegisterForDispose(file);
                context.Response.ContentLength = file.Size;
                if (isPage)
                    SecurityHeaders.AllowOwnStyle(context);
                audit.NoteWhenSent(context, who.Visitor, agency, year, isPage ? files.PageName : files.CopyName);
                return Results.Stream(
                    file.Content,
                    file.ContentType,
                    isPage ? null : files.CopyFileName,
                    file.LastModified,
                    new EntityTagHeaderValue(file.ETag.ToString("H"))
                );
            }
        );
}
