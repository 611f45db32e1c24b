using Azure.Core;
using Azure.Core.Pipeline;

namespace Ita.Storage.Tests.Tables;

/// <summary>
/// Stands between a client and the network: answers, fails, or lets a request through, each try as it is told.
/// </summary>
internal sealed class CannedTransport(Func<HttpMessage, int, HttpPipelineTransport, ValueTask> act)
    : HttpPipelineTransport
{
    private readonly HttpClientTransport _real = new();

    /// <summary>How many tries there were.</summary>
    public int Tries { get; private set; }

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message) => act(message, Tries++, _real);
}
