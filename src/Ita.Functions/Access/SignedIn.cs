using Ita.Functions.Host;
using Ita.Functions.Web;

namespace Ita.Functions.Access;

/// <summary>Who asks, as an endpoint's parameter. Under <c>/api</c> everything but the health check is behind <see cref="Require"/>, whether it looks or not.</summary>
internal sealed record SignedIn(Visitor Visitor)
{
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<SignedIn>());

    public static async Task Require(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.Request.Path.Equals("/api/health", StringComparison.OrdinalIgnoreCase))
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
        await context.RequestServices.GetRequiredService<StorageGate>().EnterAsync(context.RequestAborted);
        await next(context);
    }
}
