using System.Text;
using System.Text.Json;

namespace Ita.Web.Tests.Access;

/// <summary>The platform's principal header, as it writes it for whoever it has signed in with Entra ID.</summary>
internal static class Principals
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    public static string With(params string[] roles) => Of("00000000-0000-0000-0000-000000000001", roles);

    /// <param name="account">Its id.</param>
    /// <param name="roles">What it may.</param>
    public static string Of(string account, string[] roles) =>
        Encode(
            new
            {
                auth_typ = "aad",
                name_typ = "name",
                role_typ = "roles",
                claims = new[]
                {
                    new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = account },
                    new { typ = "preferred_username", val = "somying@buriram.example" },
                    new { typ = "name", val = "สมหญิง" },
                }.Concat(roles.Select(role => new { typ = "roles", val = role })),
            }
        );

    public static string Encode(object principal) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)));

    public static HttpRequestMessage As(this HttpRequestMessage request, params string[] roles)
    {
        request.Headers.Add(Header, With(roles));
        return request;
    }
}
