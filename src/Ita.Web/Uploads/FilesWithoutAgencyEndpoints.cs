using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>
/// For administrators: files that stand on no agency's page, and what became of each. Uploads whose path names no
/// agency, which nobody else would ever see; registries and frameworks.
/// </summary>
internal static class FilesWithoutAgencyEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "files-without-agency",
            async (
                HttpContext context,
                SignedIn who,
                ViewReader views,
                TimeProvider time,
                CancellationToken cancellationToken
            ) =>
            {
                if (!who.Visitor.IsAdministrator)
                    return Problems.NotYours();
                var readAt = time.GetUtcNow();
                var files = await views.LooseFilesAsync(cancellationToken);
                return Json.IsWanted(context.Request)
                    ? Json.Of(Documents.Of(files))
                    : new HtmlPage<LooseFilesPage>(
                        new Dictionary<string, object?> { [nameof(LooseFilesPage.Containers)] = files },
                        dataAt: readAt
                    );
            }
        );
}
