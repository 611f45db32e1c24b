using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Core.Pipeline;
using Ita.Testing;
using Ita.Testing.Storage;
using Microsoft.AspNetCore.Http;

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
            message.Response = new Refusal(StatusCodes.Status500InternalServerError);
        else
            _real.Process(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (IsWriting(message))
            message.Response = new Refusal(StatusCodes.Status500InternalServerError);
        else
            await _real.ProcessAsync(message);
    }

    private bool IsWriting(HttpMessage message) =>
        IsFull && message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head;
}
