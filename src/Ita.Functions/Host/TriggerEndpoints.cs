using Ita.Functions.Access;
using Ita.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Ita.Functions.Host;

/// <summary>
/// Functions that are not plain HTTP: the host posts an envelope to <c>/{FunctionName}</c> and waits for a JSON object.
/// </summary>
internal static class TriggerEndpoints
{
    // An empty body, 204 or null hangs the invocation in the host until its time-out: the object is always there.
    private static readonly byte[] Done = """{"Outputs":{},"Logs":[],"ReturnValue":null}"""u8.ToArray();

    /// <summary>
    /// Runs a step for every call of the function. A step that throws fails the invocation, and the host delivers it
    /// again.
    /// </summary>
    /// <param name="routes">Where to listen.</param>
    /// <param name="function">The function's name, which is its folder's.</param>
    /// <param name="run">What to do, with the step from the container.</param>
    public static void MapTrigger<TStep>(
        this IEndpointRouteBuilder routes,
        string function,
        Func<TStep, Invocation, CancellationToken, Task> run
    )
        where TStep : notnull
    {
        var path = "/" + function;
        routes
            .MapPost(
                path,
                async (HttpContext context, TStep step, StorageGate gate, ILogger<TStep> log) =>
                {
                    LiftLimits(context);
                    var status = await InvokeAsync(context, gate, step, run, log, function);
                    context.Response.StatusCode = status;
                    context.Response.ContentType = "application/json";
                    context.Response.ContentLength = Done.Length;
                    await context.Response.Body.WriteAsync(Done, context.RequestAborted);
                }
            )
            .AllowAnonymous();
    }

    // A blob comes along whole, in base64, whatever its size and as slowly as the host likes.
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    private static async Task<int> InvokeAsync<TStep>(
        HttpContext context,
        StorageGate gate,
        TStep step,
        Func<TStep, Invocation, CancellationToken, Task> run,
        ILogger log,
        string function
    )
    {
        try
        {
            var invocation = await Invocation.ReadAsync(context.Request.BodyReader, context.RequestAborted);
            await gate.EnterAsync(context.RequestAborted);
            await run(step, invocation, context.RequestAborted);
            return StatusCodes.Status200OK;
        }
        catch (InvocationException e)
        {
            log.NotAnInvocation(e, function);
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            log.FunctionFailed(e, function);
            return StatusCodes.Status500InternalServerError;
        }
    }
}
