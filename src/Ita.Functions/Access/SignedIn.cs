using Ita.Functions.Web;

namespace Ita.Functions.Access;

/// <summary>The visitor of a request that <see cref="Require"/> let through, as an endpoint's parameter.</summary>
internal sealed record SignedIn(Visitor Visitor)
{
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<SignedIn>());

    /// <summary>Turns nobody away with 401.</summary>
    public static async Task Require(HttpContext context, RequestDelegate next, VisitorReader reader)
    {
        if (reader.Read(context.Request) is not { } visitor)
        {
            await Problems.SignInNeeded().ExecuteAsync(context);
            return;
        }

        context.Features.Set(new SignedIn(visitor));
        await next(context);
    }
}
