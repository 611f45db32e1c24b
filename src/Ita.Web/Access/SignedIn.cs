using Ita.Storage;
using Ita.Web.Site;
using Microsoft.AspNetCore.Authorization;

namespace Ita.Web.Access;

/// <summary>
/// Who asks, as an endpoint's parameter. Whatever is not open to all is behind <see cref="Require"/>,
/// whether it looks or not.
/// </summary>
internal sealed record SignedIn(Visitor Visitor)
{
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<SignedIn>());

    public static async Task Require(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        if (context.RequestServices.GetRequiredService<VisitorReader>().Read(context.Request) is not { } visitor)
        {
            await Problems.SignInNeeded().ExecuteAsync(context);
            return;
        }

        context.Features.Set(new SignedIn(visitor));
        context.User = visitor.ToPrincipal();
        if (endpoint is not null)
            await context.RequestServices.GetRequiredService<StorageGate>().EnterAsync(context.RequestAborted);
        await next(context);
    }
}
