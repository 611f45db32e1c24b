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
        api.MapGet("/health", GetAsync)
            .AllowAnonymous()
            .WithMetadata(RequestBudget.OwnBudget)
            .Describe("checkHealth", "Health", "Is the app there, and does its storage answer?")
            .Produces<HealthResponse>()
            .Refuses(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> GetAsync(Visitor visitor, HealthProbe probe, CancellationToken cancellationToken)
    {
        var dependencies = await probe.AskAsync(cancellationToken);
        var isWell = dependencies.All(dependency => dependency.IsThere);
        if (visitor.IsAdministrator)
            return Json.Of(
                HealthResponse.Of(dependencies, isWell ? await probe.ListUnreadableAsync(cancellationToken) : []),
                isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
            );
        return isWell ? Json.Of(new HealthResponse { Status = "ok" }) : Problems.StorageDown();
    }
}
