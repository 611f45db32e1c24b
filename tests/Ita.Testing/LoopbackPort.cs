using System.Net;
using System.Net.Sockets;

namespace Ita.Testing;

/// <summary>Ports for programs that cannot be told to take any port that is free.</summary>
public static class LoopbackPort
{
    /// <summary>One that was free a moment ago; nobody keeps it.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
