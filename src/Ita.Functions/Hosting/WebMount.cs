using Ita.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions.Hosting;

/// <summary>
/// Runs the web app's pipeline for an invocation, as if there were no function around it. Built once; thread-safe.
/// </summary>
public sealed class WebMount
{
    private readonly IHttpContextAccessor _accessor;
    private readonly RequestDelegate _pipeline;

    /// <exception cref="Exception">The pipeline cannot be built: better at the start than at the first
    /// page.</exception>
    public WebMount(IServiceProvider services, IHttpContextAccessor accessor)
    {
        _accessor = accessor;
        var app = new ApplicationBuilder(services);
        app.UseItaWeb();
        _pipeline = app.Build();
    }

    /// <returns>Nothing to be written any more.</returns>
    public async Task<IResult> RunAsync(HttpContext context, FunctionContext invocation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            invocation.CancellationToken
        );
        var aborted = context.RequestAborted;
        _accessor.HttpContext = context;

        // Of the worker's own routing, whose endpoint would run this function again.
        context.SetEndpoint(null);
        context.Request.RouteValues = new RouteValueDictionary();
        context.RequestServices = invocation.InstanceServices;
        context.RequestAborted = ended.Token;
        try
        {
            await _pipeline(context);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // Whoever asked has left.
        }
        finally
        {
            context.RequestAborted = aborted;
        }

        return Results.Empty;
    }
}
