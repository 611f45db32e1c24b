using System.Net;

namespace Ita.Web.Access;

/// <summary>Tells from a request who asks.</summary>
internal sealed class VisitorReader(AccessOptions options)
{
    /// <summary>Null for nobody.</summary>
    public Visitor? Read(HttpRequest request) =>
        options.SignIn switch
        {
            SignIn.Platform => PlatformPrincipal.Read(request.Headers[PlatformPrincipal.Header]),
            SignIn.LocalAdministrator when IsLoopback(request.Host.Host) => Visitor.LocalAdministrator,
            _ => null,
        };

    // A page elsewhere could reach a loopback address through a name of its own; the Host header gives that away.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
