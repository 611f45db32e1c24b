using System.Collections.Immutable;
using Ita.Storage;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>
/// For administrators: files that stand on no agency's page, and what became of each. Uploads whose path names no
/// agency, which nobody else would ever see; registries and frameworks. The page also names rows that cannot be read; to
/// programs the health check does.
/// </summary>
internal static class FilesWithoutAgencyEndpoints
{
    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Addresses.FilesWithoutAgency, ShowPageAsync).ForAdministrators();
        api.MapGet(Addresses.FilesWithoutAgency, GetAsync)
            .RedirectsPeople()
            .ForAdministrators()
            .Describe("showFilesWithoutAgency", "Uploads", "Files that belong to no agency and year.")
            .Returns<FilesWithoutAgencyResponse>();
    }

    private static async Task<IResult> ShowPageAsync(
        SubmissionReader reader,
        StorageAccount account,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var readAt = time.GetUtcNow();
        var containers = await reader.ListWithoutAgencyAsync(cancellationToken);
        return new HtmlPage<FilesWithoutAgencyPage>(
            new Dictionary<string, object?>
            {
                [nameof(FilesWithoutAgencyPage.Containers)] = containers,
                [nameof(FilesWithoutAgencyPage.Unreadable)] = (
                    await account.Unreadable.ListAsync(cancellationToken)
                ).ToImmutableArray(),
            },
            dataAt: readAt
        );
    }

    private static async Task<IResult> GetAsync(SubmissionReader reader, CancellationToken cancellationToken) =>
        Json.Of(FilesWithoutAgencyResponse.Of(await reader.ListWithoutAgencyAsync(cancellationToken)));
}
