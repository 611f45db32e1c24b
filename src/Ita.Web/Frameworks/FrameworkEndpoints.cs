using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Frameworks;

/// <summary>
/// Which frameworks are in force, since when and by which file; for an administrator also what became of every uploaded
/// file.
/// </summary>
internal static class FrameworkEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "frameworks",
            async (SignedIn who, FrameworkViews views, CancellationToken cancellationToken) =>
                Json.Of(await views.ListAsync(withFiles: who.Visitor.IsAdministrator, cancellationToken))
        );
}
