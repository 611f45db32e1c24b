using Ita.Assessment;
using Ita.Storage.Agencies;
using Ita.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Ita.Web.Access;

/// <summary>
/// Whose an endpoint is. One that says nothing is for whoever is signed in; only <c>AllowAnonymous</c> opens one to
/// all.
/// </summary>
internal static class AccessPolicies
{
    public const string Administrator = "administrator";
    public const string Province = "province";
    public const string Agency = "agency";

    // Why a request failed that is to be told so (404), not refused (403).
    private const string NothingThere = "nothing there";

    public static TBuilder ForAdministrators<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Administrator).Refuses(StatusCodes.Status403Forbidden);

    /// <summary>The route's <c>{provinceCode}</c>: the province itself and administrators.</summary>
    public static TBuilder ForProvince<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Province).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

    /// <summary>
    /// The route's <c>{agencyCode}</c>: the agency itself, its province and administrators. The endpoint is given the
    /// <see cref="RequestedAgency"/>.
    /// </summary>
    public static TBuilder ForAgency<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Agency).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

    public static void AddTo(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(
            Administrator,
            policy => policy.RequireAuthenticatedUser().RequireRole(Visitor.AdministratorRole)
        );
        options.AddPolicy(
            Province,
            policy => policy.RequireAuthenticatedUser().AddRequirements(new ProvinceRequirement())
        );
        options.AddPolicy(Agency, policy => policy.RequireAuthenticatedUser().AddRequirements(new AgencyRequirement()));
    }

    public static void FailWithNothingThere(this AuthorizationHandlerContext context, IAuthorizationHandler handler) =>
        context.Fail(new AuthorizationFailureReason(handler, NothingThere));

    public static bool IsNothingThere(PolicyAuthorizationResult result) =>
        result.Forbidden && result.AuthorizationFailure!.FailureReasons.Any(reason => reason.Message == NothingThere);
}

/// <summary>The agency that the route names, for whoever may see it.</summary>
internal sealed record RequestedAgency(Agency Agency)
{
    public static ValueTask<RequestedAgency?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<RequestedAgency>());
}

internal sealed class ProvinceRequirement : AuthorizationHandler<ProvinceRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ProvinceRequirement requirement)
    {
        var code = (context.Resource as HttpContext)?.GetRouteValue("provinceCode") as string;
        if (!ProvinceCode.TryParse(code, out var province))
            context.FailWithNothingThere(this);
        else if (Visitor.Of(context.User).MaySee(province))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed class AgencyRequirement : IAuthorizationRequirement;

/// <summary>
/// Finds an agency for a visitor, or says why not. Whether an agency exists is told only to who may see it: for
/// everybody else the answer is the same, and so is the work that goes into it.
/// </summary>
internal sealed class AgencyAuthorizationHandler(AgencyStore agencies, AgencyRegistry registry)
    : AuthorizationHandler<AgencyRequirement>
{
    protected override async Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        AgencyRequirement requirement
    )
    {
        if (context.Resource is not HttpContext http)
            return;
        if (!AgencyCode.TryParse(http.GetRouteValue("agencyCode") as string, out var code))
        {
            context.FailWithNothingThere(this);
            return;
        }

        var visitor = Visitor.Of(context.User);
        if (!await MaySeeAsync(code, visitor, http.RequestAborted))
            return;
        if (await agencies.FindAsync(code, http.RequestAborted) is not { } agency)
        {
            context.FailWithNothingThere(this);
            return;
        }

        // It may have moved to another province, or be about to.
        if (!visitor.MaySee(code, agency.ProvinceCode))
            return;
        http.Features.Set(new RequestedAgency(agency));
        context.Succeed(requirement);
    }

    // A province's people: a look at the list of their own agencies, which may be half a minute old. The storage is not
    // asked whether somebody else's agency is there, so that not even its time can tell. An agency's people: no look at
    // all.
    private async Task<bool> MaySeeAsync(AgencyCode agency, Visitor visitor, CancellationToken cancellationToken) =>
        visitor.MaySee(agency, province: null)
        || (
            await Task.WhenAll(
                visitor.Provinces.Select(province => registry.HasAsync(province, agency, cancellationToken))
            )
        ).Contains(true);
}

/// <summary>Answers what is not there as such, to whoever may know; all else as ASP.NET Core does.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    ) =>
        AccessPolicies.IsNothingThere(authorizeResult)
            ? Problems.NotFound().ExecuteAsync(context)
            : _usual.HandleAsync(next, context, policy, authorizeResult);
}
