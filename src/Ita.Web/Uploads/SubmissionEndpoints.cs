using System.Collections.Immutable;
using System.Text;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Reports;
using Ita.Storage.Audit;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Audit;
using Ita.Web.Site;
using Ita.Workbooks.RejectedCopies;
using Microsoft.Net.Http.Headers;

namespace Ita.Web.Uploads;

/// <summary>
/// A year's uploads of an agency and what became of each: the list, what a rejected one was given, and the button that
/// has a failed one processed again.
/// </summary>
internal static class SubmissionEndpoints
{
    private const string Route = "/agencies/{agencyCode}/years/{fiscalYear}/submissions";
    private const string Tag = "Uploads";
    private const string RejectedPage = "html";
    private const string RejectedCopy = "xlsx";
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Route, ShowPageAsync).ForAgency();
        pages.MapPost(Route + "/{submission}/restart", RestartAsync).ForAgency().AddEndpointFilter<FormGuard>();
        api.MapGet(Route, GetAsync)
            .RedirectsPeople()
            .ForAgency()
            .Describe("showSubmissions", Tag, "A year's uploads and what became of each.")
            .Returns<SubmissionsResponse>();
        api.MapGet(Route + "/{submission}/rejected.{format}", GetRejectedFileAsync)
            .ForAgency()
            .Describe(
                "downloadRejected",
                Tag,
                "What a rejected upload was given: a page with its problems (html), which quotes cells to the agency "
                    + "and administrators alone, and for these its marked copy (xlsx)."
            )
            .ReturnsFile("text/html", ReportFormat.Xlsx.ContentType);
        api.MapPost(Route + "/{submission}/restart", RestartAsync)
            .ForAgency()
            .AddEndpointFilter<FormGuard>()
            .Describe("restartSubmission", Tag, "Has a failed upload processed again; its form needs the token.")
            .TakesForm(
                "application/x-www-form-urlencoded",
                new FormField(FormGuard.Field, "The token of the form, unless a header has it.")
            )
            .Produces(StatusCodes.Status303SeeOther)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> ShowPageAsync(
        string fiscalYear,
        string? after,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        SubmissionReader reader,
        FormGuard forms,
        TimeProvider time
    )
    {
        if (!FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        var agency = requested.Agency;
        var readAt = time.GetUtcNow();
        var (submissions, older) = Part(
            await reader.ListAsync(agency.Code, year, visitor, context.RequestAborted),
            after,
            Addresses.Submissions(agency.Code, year)
        );
        return new HtmlPage<SubmissionsPage>(
            new Dictionary<string, object?>
            {
                [nameof(SubmissionsPage.Agency)] = agency,
                [nameof(SubmissionsPage.FiscalYear)] = year,
                [nameof(SubmissionsPage.Submissions)] = submissions,
                [nameof(SubmissionsPage.Older)] = older,
                [nameof(SubmissionsPage.Token)] = submissions.TokenForRestart(context, forms),
            },
            dataAt: readAt
        );
    }

    private static async Task<IResult> GetAsync(
        string fiscalYear,
        string? after,
        Visitor visitor,
        RequestedAgency requested,
        SubmissionReader reader,
        CancellationToken cancellationToken
    )
    {
        if (!FiscalYear.TryParse(fiscalYear, out var year))
            return Problems.NotFound();
        var agency = requested.Agency.Code;
        var (submissions, older) = Part(
            await reader.ListAsync(agency, year, visitor, cancellationToken),
            after,
            Addresses.Api(Addresses.Submissions(agency, year))
        );
        return Json.Of(
            new SubmissionsResponse { Submissions = submissions.Select(SubmissionResponse.Of), Next = older }
        );
    }

    // Ids sort as the uploads do: newest first.
    private static (ImmutableArray<SubmissionView> Part, string? Older) Part(
        ImmutableArray<SubmissionView> all,
        string? after,
        string address
    )
    {
        var rest = after is null ? all : all.RemoveAll(submission => string.CompareOrdinal(submission.Id, after) <= 0);
        ImmutableArray<SubmissionView> part = [.. rest.Take(PageSize)];
        return (part, rest.Length > PageSize ? $"{address}?after={part[^1].Id}" : null);
    }

    private static async Task<IResult> GetRejectedFileAsync(
        string fiscalYear,
        string submission,
        string format,
        HttpContext context,
        Visitor visitor,
        RequestedAgency requested,
        SubmissionStore submissions,
        RejectedStore rejected,
        AuditTrail audit
    )
    {
        var agency = requested.Agency;
        if (
            !FiscalYear.TryParse(fiscalYear, out var year)
            || format is not (RejectedPage or RejectedCopy)
            || !BlobVersion.IsId(submission)
        )
            return Problems.NotFound();
        var isPage = format == RejectedPage;
        if (!isPage && !visitor.MaySeeRespondents(agency.Code))
            return Problems.NotYours();
        if (
            await submissions.FindAsync(agency.Code, year, submission, context.RequestAborted)
            is not { RejectedFiles: { } files } known
        )
            return Problems.NotFound();
        if (!visitor.MaySeeRespondents(agency.Code))
        {
            SecurityHeaders.AllowOwnStyle(context);
            audit.NoteWhenSent(context, visitor, agency, year, files.PageName);
            return Results.Text(AnonymousPage(known), "text/html", Encoding.UTF8);
        }

        var file = isPage
            ? await rejected.OpenPageAsync(files, context.RequestAborted)
            : await rejected.OpenCopyAsync(files, context.RequestAborted);
        if (file is null)
            return Problems.NotFound();
        context.Response.RegisterForDispose(file);
        context.Response.ContentLength = file.Size;
        if (isPage)
            SecurityHeaders.AllowOwnStyle(context);
        audit.NoteWhenSent(context, visitor, agency, year, isPage ? files.PageName : files.CopyName);
        return Results.Stream(
            file.Content,
            file.ContentType,
            isPage ? null : files.CopyFileName,
            file.LastModified,
            new EntityTagHeaderValue(file.ETag.ToString("H"))
        );
    }

    // Not the stored one, which quotes what was found.
    private static string AnonymousPage(Submission submission)
    {
        var told = submission.Anonymous();
        return RejectionPage.Create(told.Problems, told.MoreProblems, told.Blob.FileName);
    }

    private static async Task<IResult> RestartAsync(
        string fiscalYear,
        string submission,
        Visitor visitor,
        RequestedAgency requested,
        SubmissionStore submissions,
        SubmissionRestart restart,
        AuditTrail audit,
        CancellationToken cancellationToken
    )
    {
        var agency = requested.Agency;
        if (
            !FiscalYear.TryParse(fiscalYear, out var year)
            || await submissions.FindAsync(agency.Code, year, submission, cancellationToken) is not { } known
        )
            return Problems.NotFound();
        await restart.RestartAsync(known, cancellationToken);
        await audit.RecordAsync(AuditAction.Restart, visitor, agency, year, known.Blob.FileName);
        return SeeOther.At(Addresses.Submissions(agency.Code, year));
    }

    /// <summary>
    /// For the buttons beside failed uploads; null where none has failed, so that the page is the same for everybody
    /// and each time.
    /// </summary>
    public static string? TokenForRestart(
        this ImmutableArray<SubmissionView> submissions,
        HttpContext context,
        FormGuard forms
    ) => submissions.Any(submission => submission.State == SubmissionState.Failed) ? forms.TokenFor(context) : null;
}
