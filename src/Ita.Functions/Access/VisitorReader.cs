using System.Net;
using System.Text.Json;

namespace Ita.Functions.Access;

/// <summary>Tells from a request who asks.</summary>
internal sealed class VisitorReader(AccessSettings settings)
{
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Null for nobody.</summary>
    public Visitor? Read(HttpRequest request)
    {
        if (settings.TrustsPlatform) return FromPlatform(request.Headers[PrincipalHeader]);
        return settings.LocalAdministrator && IsLoopback(request.Host.Host) ? Visitor.Administrator : null;
    }

    // A page elsewhere could reach a loopback address through a name of its own; the Host header gives that away.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Visitor? FromPlatform(string? header)
    {
        if (string.IsNullOrEmpty(header)) return null;
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            var roleType = principal.RootElement.GetProperty("role_typ").GetString();
            return Visitor.Of(
                from claim in principal.RootElement.GetProperty("claims").EnumerateArray()
                let type = claim.GetProperty("typ").GetString()
                where type == roleType || type == "roles"
                select claim.GetProperty("val").GetString() ?? "");
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
