using System.Collections.Immutable;
using System.Net;
using Ita.Testing.FunctionsHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Yarp.ReverseProxy.Forwarder;

namespace Ita.Testing.FunctionsHost;

/// <summary>
/// The host's HTTP port: finds the function, invokes it and forwards the request to the worker at the same time, under
/// the invocation's id. The genuine host forwards with the same library.
/// </summary>
internal sealed class HttpFront : IDisposable
{
    private readonly WorkerHost _host;
    private readonly string _worker;
    private readonly IHttpForwarder _forwarder;
    private readonly ImmutableArray<(WorkerFunction Function, TemplateMatcher Matcher)> _routes;
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        }
    );

    public HttpFront(WorkerHost host, Uri worker, IHttpForwarder forwarder)
    {
        (_host, _worker, _forwarder) = (host, worker.ToString(), forwarder);

        // The host asks the functions in the order of their names, whatever their routes are.
        _routes =
        [
            .. host
                .Functions.Where(function => function.Trigger.Type == "httpTrigger")
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
                .Select(function => (function, Matcher(host.Settings.RoutePrefix, function.Trigger.Route))),
        ];
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (Find(context.Request) is not var (function, route))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var request = Invocations.Http(function, context.Request, route);
        var answer = _host.InvokeAsync(request, context.RequestAborted);
        await _forwarder.SendAsync(
            context,
            _worker,
            _client,
            new ForwarderRequestConfig
            {
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
            new WorkerRequest(request),
            context.RequestAborted
        );

        // The worker answers 200 without a body when the function threw; what is to become of it is the host's
        // business.
        var outcome = await answer;
        if (!outcome.Succeeded && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    public void Dispose() => _client.Dispose();

    private (WorkerFunction Function, RouteValueDictionary Route)? Find(HttpRequest request)
    {
        foreach (var (function, matcher) in _routes)
        {
            var values = new RouteValueDictionary();
            var methods = function.Trigger.Methods;
            if ((methods.Count == 0 || methods.Contains(request.Method)) && matcher.TryMatch(request.Path, values))
                return (function, values);
        }

        return null;
    }

    private static TemplateMatcher Matcher(string prefix, string route)
    {
        var template = TemplateParser.Parse($"{prefix}/{route}".Trim('/'));
        return template.Parameters.Any(parameter => parameter.InlineConstraints.Any())
            ? throw new NotSupportedException($"The stand-in matches no constraints: {route}")
            : new TemplateMatcher(template, []);
    }

    private sealed class WorkerRequest(InvocationRequest invocation) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var (request, headers) = (httpContext.Request, proxyRequest.Headers);
            headers.Host = null;
            foreach (
                var (name, value) in (ReadOnlySpan<(string, string)>)
                    [
                        ("x-ms-invocation-id", invocation.InvocationId),
                        ("traceparent", invocation.TraceContext.TraceParent),
                        ("X-Forwarded-For", $"{httpContext.Connection.RemoteIpAddress}"),
                        ("X-Forwarded-Host", request.Host.Value!),
                        ("X-Forwarded-Proto", request.Scheme),
                    ]
            )
            {
                headers.Remove(name);
                headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
