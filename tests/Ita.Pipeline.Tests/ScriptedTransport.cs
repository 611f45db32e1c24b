using Azure.Core;
using Azure.Core.Pipeline;

namespace Ita.Pipeline.Tests;

/// <summary>
/// Stands between the clients and the network: lets a request through, answers it, or drops it, as it is told.
/// </summary>
internal sealed class ScriptedTransport(Func<HttpMessage, Func<ValueTask>, ValueTask> act) : HttpPipelineTransport
{
    private readonly HttpClientTransport _network = new();

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message) => act(message, () => _network.ProcessAsync(message));
}
