using Ita.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Ita.Functions.Hosting;

/// <summary>Has the containers, queues and tables made before the first function that a blob, a message or the clock
/// sets in motion.</summary>
internal sealed class StorageMiddleware(StorageGate storage) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await storage.EnterAsync(context.CancellationToken);
        await next(context);
    }

    /// <summary>Not a request: those wait for the storage behind the sign-in.</summary>
    public static bool Precedes(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.All(binding => binding.Type != "httpTrigger");
}
