using Ita.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions;

/// <summary>
/// The pages and the API, mounted whole. The host matches routes in the alphabetical order of the functions' names:
/// <see cref="Web"/> takes whatever is left and must be the last name.
/// </summary>
public sealed class WebFunctions(WebMount mount)
{
    /// <summary>A name of its own, so that downloads can be told apart where the host counts invocations.</summary>
    [Function(nameof(DownloadReport))]
    public Task<IResult> DownloadReport(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            Route = "api/agencies/{agencyCode}/years/{fiscalYear}/report.{format}"
        )]
            HttpRequest request,
        FunctionContext context
    ) => mount.RunAsync(request.HttpContext, context);

    /// <summary>
    /// Without a list of methods: one that is not listed would be answered by the host, with nothing.
    /// </summary>
    [Function(nameof(Web))]
    public Task<IResult> Web(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        FunctionContext context
    ) => mount.RunAsync(request.HttpContext, context);
}
