using Ita.Storage;
using Microsoft.AspNetCore.Authorization;

namespace Ita.Web.Access;

/// <summary>
/// Whoever is signed in and asks for something finds the storage made; nobody else has it made. What is open to all,
/// such as the health check, must work without.
/// </summary>
internal static class StorageCreation
{
    public static async Task EnsureAsync(HttpContext context, RequestDelegate next)
    {
        if (
            context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && context.User.Identity is { IsAuthenticated: true }
        )
            await context.RequestServices.GetRequiredService<StorageGate>().EnterAsync(context.RequestAborted);
        await next(context);
    }
}
