using System.Security.Cryptography;
using Ita.Web.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ita.Testing;

/// <summary>An identity provider of the tests': tokens as Entra ID makes them, signed with a key of its own.</summary>
public static class SignInTokens
{
    /// <summary>The header in which the platform hands a token on.</summary>
    public const string Header = "X-MS-TOKEN-AAD-ID-TOKEN";

    public const string Account = "00000000-0000-0000-0000-000000000001";

    private static readonly RsaSecurityKey s_key = new(RSA.Create(2048)) { KeyId = "tests" };

    private static readonly DateTimeOffset s_late = new(2150, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IdentityProvider Provider { get; } =
        new(
            new Uri("https://login.example/6d1c6a4e-9a3b-4a37-8f4c-5d2f1f0b7a11/v2.0"),
            "0b6b8a52-5f0e-4f9e-9d3a-0d4f3a1c2e33"
        );

    /// <summary>Good for the whole of a test, whatever its clock says.</summary>
    public static string With(params string[] roles) => Of(Account, roles);

    public static string Of(string account, params string[] roles) => Make(Claims(account, roles));

    public static Dictionary<string, object> Claims(string account, params string[] roles) =>
        new()
        {
            ["iss"] = Provider.Issuer.ToString(),
            ["aud"] = Provider.ClientId,
            ["exp"] = s_late.ToUnixTimeSeconds(),
            ["oid"] = account,
            ["preferred_username"] = "somying@buriram.example",
            ["name"] = "สมหญิง",
            ["roles"] = roles,
        };

    /// <param name="claims">All there are.</param>
    /// <param name="key">Of whoever signs it; the provider's if left out.</param>
    /// <param name="algorithm">By which.</param>
    public static string Make(
        IDictionary<string, object> claims,
        SecurityKey? key = null,
        string algorithm = SecurityAlgorithms.RsaSha256
    ) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Claims = claims,
                SigningCredentials = new SigningCredentials(key ?? s_key, algorithm),
            }
        );

    /// <summary>The provider's keys, without a network.</summary>
    public static void Trust(IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(
            SignIn.Platform.ToString(),
            options =>
            {
                var configuration = new OpenIdConnectConfiguration { Issuer = Provider.Issuer.ToString() };
                configuration.SigningKeys.Add(s_key);
                options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(
                    configuration
                );
            }
        );
}
