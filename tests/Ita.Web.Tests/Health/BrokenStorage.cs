using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Ita.Testing;

namespace Ita.Web.Tests.Health;

/// <summary>Accounts that are out of order.</summary>
internal static class BrokenStorage
{
    /// <summary>Nobody listens there.</summary>
    public static string Refusing() => At(LoopbackPort.FindFree());

    /// <summary>Takes every connection and never answers; ends with the listener.</summary>
    public static (TcpListener Listener, string ConnectionString) Hanging()
    {
        // What nobody accepts waits in the listener's queue, connected.
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(backlog: 500);
        return (listener, At(((IPEndPoint)listener.LocalEndpoint).Port));
    }

    private static string At(int port)
    {
        var address = $"http://127.0.0.1:{port}/broken";
        return $"DefaultEndpointsProtocol=http;AccountName=broken;AccountKey=AAAA;BlobEndpoint={address};"
            + $"QueueEndpoint={address};TableEndpoint={address};";
    }
}

/// <summary>Before an account whose disk is full: it answers what is asked of it, and 500 to whatever is written.</summary>
internal sealed class FullDisk : HttpPipelineTransport
{
    private readonly HttpClientTransport _real = new();

    public bool IsFull { get; set; }

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message)
    {
        if (IsWriting(message))
            message.Response = new Refusal();
        else
            _real.Process(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (IsWriting(message))
            message.Response = new Refusal();
        else
            await _real.ProcessAsync(message);
    }

    private bool IsWriting(HttpMessage message) =>
        IsFull && message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head;

    private sealed class Refusal : Response
    {
        public override int Status => 500;

        public override string ReasonPhrase => "Internal Server Error";

        public override Stream? ContentStream { get; set; } = new MemoryStream();

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() { }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
