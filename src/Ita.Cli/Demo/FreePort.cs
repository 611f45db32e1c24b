using System.Net;
using System.Net.Sockets;

namespace Ita.Cli.Demo;

/// <summary>Ports of 127.0.0.1.</summary>
internal static class FreePort
{
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The wanted port where it is free, else one that is; any for 0.</summary>
    public static int Near(int wanted)
    {
        if (wanted != 0 && IsFree(wanted))
            return wanted;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
