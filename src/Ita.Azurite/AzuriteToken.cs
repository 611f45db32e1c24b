using System.Buffers.Text;
using System.Text.Json;

namespace Ita.Azurite;

/// <summary>
/// Access tokens that Azurite's OAuth mode accepts: it checks audience, issuer and times, and no signature; there is
/// none.
/// </summary>
public static class AzuriteToken
{
    /// <summary>How long a token is valid.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    /// <param name="now">The token is valid from five minutes before.</param>
    public static string Create(DateTimeOffset now)
    {
        var header = new
        {
            typ = "JWT",
            alg = "RS256",
            kid = "none",
        };
        var claims = new
        {
            aud = "https://storage.azure.com",
            iss = "https://sts.windows.net/00000000-0000-0000-0000-000000000001/",
            iat = now.AddMinutes(-5).ToUnixTimeSeconds(),
            nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
            exp = (now + Lifetime).ToUnixTimeSeconds(),
            oid = "00000000-0000-0000-0000-000000000002",
            tid = "00000000-0000-0000-0000-000000000001",
            ver = "1.0",
        };
        return $"{Encode(header)}.{Encode(claims)}.{Base64Url.EncodeToString("unsigned"u8)}";
    }

    private static string Encode<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
