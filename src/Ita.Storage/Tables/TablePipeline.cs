using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// An account's Table service behind Azure.Core's pipeline: builds requests, signs, sends, and turns refusals into
/// exceptions.
/// </summary>
internal sealed class TablePipeline
{
    private const string Json = "application/json;odata=minimalmetadata";
    private const string TokenScope = "https://storage.azure.com/.default";
    private readonly HttpPipeline _pipeline;

    public TablePipeline(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, new TableSharedKeyPolicy(credential, TimeProvider.System), options) { }

    public TablePipeline(Uri endpoint, TokenCredential credential, TableClientOptions? options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(credential, TokenScope), options)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("A token is sent over HTTPS only.", nameof(endpoint));
    }

    private TablePipeline(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        // A slash at the end would be signed by one side and not by the other.
        Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/'));
        var building = new HttpPipelineOptions(options ?? new TableClientOptions())
        {
            RequestFailedDetailsParser = TableErrorParser.Instance,
        };

        // Behind the retries, so that every try carries a date of its own: the service refuses one that is 15 minutes
        // old.
        building.PerRetryPolicies.Add(authentication);
        _pipeline = HttpPipelineBuilder.Build(building);
    }

    public Uri Endpoint { get; }

    /// <summary>The account's address, a slash, and this.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">Escaped already.</param>
    /// <param name="body">JSON, or nothing.</param>
    public HttpMessage Message(RequestMethod method, string path, byte[]? body = null)
    {
        var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(Endpoint.AbsoluteUri.TrimEnd('/') + "/" + path));
        request.Headers.SetValue("x-ms-version", TableClientOptions.ServiceVersion);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", Json);
        if (body is null)
            return message;
        request.Headers.SetValue("Content-Type", "application/json");
        request.Content = RequestContent.Create(body);
        return message;
    }

    /// <param name="message">What is asked.</param>
    /// <param name="expected">The statuses that are an answer and no failure.</param>
    /// <param name="cancellationToken">Ends the wait, retries included.</param>
    /// <exception cref="RequestFailedException">Any other status, or the service was not reached.</exception>
    public async Task<Response> SendAsync(
        HttpMessage message,
        ReadOnlyMemory<ushort> expected,
        CancellationToken cancellationToken
    )
    {
        // Diagnostics go by this: a 404 that was asked for is no error in anybody's log.
        message.ResponseClassifier = new StatusCodeClassifier(expected.Span);
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
