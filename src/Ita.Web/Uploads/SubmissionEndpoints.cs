using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>A year's uploads of an agency and what became of each.</summary>
internal static class SubmissionEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "agencies/{agencyCode}/years/{fiscalYear}/submissions",
            async (
                string agencyCode,
                string fiscalYear,
                string? after,
                HttpContext context,
                SignedIn who,
                AgencyAccess access,
                ViewReader views,
                FormGuard guard,
                TimeProvider time,
                CancellationToken cancellationToken
            ) =>
            {
                var (agency, refusal) = await access.FindAsync(agencyCode, who.Visitor, cancellationToken);
                if (agency is null)
                    return refusal;
                if (!FiscalYear.TryParse(fiscalYear, out var year))
                    return Problems.NotFound();
                var readAt = time.GetUtcNow();
                var all = await views.SubmissionsAsync(agency.Code, year, who.Visitor, cancellationToken);

                // Ids sort as the uploads do: newest first.
                var rest = after is null
                    ? all
                    : all.RemoveAll(submission => string.CompareOrdinal(submission.Id, after) <= 0);
                ImmutableArray<SubmissionView> submissions = [.. rest.Take(PageSize)];
                var older =
                    rest.Length > PageSize
                        ? $"/api/agencies/{agency.Code}/years/{year}/submissions?after={submissions[^1].Id}"
                        : null;
                return Json.IsWanted(context.Request)
                    ? Json.Of(Documents.Of(submissions, older))
                    : new HtmlPage<SubmissionsPage>(
                        new Dictionary<string, object?>
                        {
                            [nameof(SubmissionsPage.Agency)] = agency,
                            [nameof(SubmissionsPage.FiscalYear)] = year,
                            [nameof(SubmissionsPage.Submissions)] = submissions,
                            [nameof(SubmissionsPage.Older)] = older,
                            [nameof(SubmissionsPage.Token)] = guard.TokenForRestart(context, submissions),
                        },
                        dataAt: readAt
                    );
            }
        );
}
