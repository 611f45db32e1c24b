using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Ita.Web.Access;

/// <summary>
/// The header in which the platform says whom it has signed in: base64 of a JSON object with the token's claims. It
/// carries no signature; all its worth is that the platform takes away what a caller puts there. So it is read only
/// where sign-in is on.
/// </summary>
internal static class PlatformPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    // The provider that infra/modules/sign-in.bicep sets up. Another one's "roles" would be no roles of ours.
    private const string EntraId = "aad";

    private static readonly string[] s_idTypes =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier",
        "oid",
    ];
    private static readonly string[] s_nameTypes =
    [
        "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "name",
    ];

    /// <summary>Null unless it is there once, well formed and of Entra ID.</summary>
    public static Visitor? Read(StringValues header)
    {
        if (header.Count != 1 || string.IsNullOrEmpty(header[0]))
            return null;
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(header[0]!));
            var principal = json.RootElement;
            if (principal.GetProperty("auth_typ").GetString() != EntraId)
                return null;
            var roleType = principal.GetProperty("role_typ").GetString();
            var claims = principal
                .GetProperty("claims")
                .EnumerateArray()
                .Select(claim =>
                    (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString() ?? "")
                )
                .ToList();
            return Visitor.Of(
                claims
                    .Where(claim => claim.Type is { Length: > 0 } type && (type == roleType || type == "roles"))
                    .Select(claim => claim.Value)
            ) with
            {
                Id = First(claims, s_idTypes),
                Name = First(claims, s_nameTypes),
            };
        }
        catch (Exception e)
            when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string First(List<(string? Type, string Value)> claims, string[] types) =>
        types.Select(type => claims.Find(claim => claim.Type == type).Value).FirstOrDefault(value => value is not null)
        ?? "";
}
