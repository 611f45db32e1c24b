using Ita.Web.Access;
using Microsoft.Extensions.Configuration;

namespace Ita.Functions.Hosting;

/// <summary>Whom the app believes where a Functions host stands before it. Without a word about it, nobody.</summary>
internal static class HostedAccess
{
    /// <summary>
    /// By what the platform says of its sign-in (<c>WEBSITE_AUTH_ENABLED</c>; a request cannot set it), or, on a
    /// developer's machine, by two settings that must both be there: <c>LocalAdministrator</c>, and the Functions
    /// tools' own word that this is development.
    /// </summary>
    public static AccessOptions From(IConfiguration configuration) =>
        new()
        {
            SignIn =
                IsTrue(configuration["WEBSITE_AUTH_ENABLED"]) ? SignIn.Platform
                : IsTrue(configuration["LocalAdministrator"])
                && configuration["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development"
                    ? SignIn.LocalAdministrator
                : SignIn.None,
        };

    private static bool IsTrue(string? value) => bool.TryParse(value, out var isTrue) && isTrue;
}
