using System.Net;

namespace Ita.Functions.Access;

/// <summary>Tells from a request who asks.</summary>
internal sealed class VisitorReader(AccessSettings settings)
{
    /// <summary>Null for nobody.</summary>
    public Visitor? Read(HttpRequest request)
    {
        if (settings.TrustsPlatform)
            return PlatformPrincipal.Read(request.Headers[PlatformPrincipal.Header]);
        return settings.LocalAdministrator && IsLoopback(request.Host.Host) ? Visitor.LocalAdministrator : null;
    }

    // A page elsewhere could reach a loopback address through a name of its own; the Host header gives that away.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
