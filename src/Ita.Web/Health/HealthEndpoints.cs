using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Health;

/// <summary>
/// Is the app there, and does everything it depends on answer? Anybody may ask; only an administrator is told more than
/// yes or no.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "health",
                async (
                    HttpRequest request,
                    VisitorReader visitors,
                    HealthProbe probe,
                    CancellationToken cancellationToken
                ) =>
                {
                    var dependencies = await probe.AskAsync(cancellationToken);
                    var isWell = dependencies.All(dependency => dependency.IsThere);
                    if (visitors.Read(request) is not { IsAdministrator: true })
                        return isWell ? Json.Of(new { status = "ok" }) : Problems.StorageDown();
                    return Json.Of(
                        new
                        {
                            Status = isWell ? "ok" : "down",
                            Dependencies = dependencies.Select(dependency => new
                            {
                                dependency.Name,
                                Status = dependency.IsThere ? "ok" : "down",
                                dependency.Milliseconds,
                            }),
                        },
                        isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
                    );
                }
            )
            .AllowAnonymous();
}
