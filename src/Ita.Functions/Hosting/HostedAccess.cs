using Ita.Web.Access;
using Microsoft.Extensions.Configuration;

namespace Ita.Functions.Hosting;

/// <summary>
/// Whom the app believes where a Functions host stands before it: what a setting says in so many words. Nothing is
/// concluded from what is absent; without a word about it, nobody gets in.
/// </summary>
internal static class HostedAccess
{
    /// <summary>
    /// By whose tokens (<c>SignIn:Issuer</c> and <c>SignIn:ClientId</c>, written by infra once the platform signs people
    /// in), or, on a developer's machine, by two settings that must both be there: <c>LocalAdministrator</c>, and the
    /// Functions tools' own word that this is development. Both ways at once, or half of one, is none.
    /// </summary>
    public static AccessOptions From(IConfiguration configuration)
    {
        var (issuer, clientId) = (configuration["SignIn:Issuer"], configuration["SignIn:ClientId"]);
        var isLocal =
            bool.TryParse(configuration["LocalAdministrator"], out var isTrue)
            && isTrue
            && configuration["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development";
        return (issuer, clientId) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) when !isLocal && Https(issuer) is { } from => AccessOptions.Platform(
                new IdentityProvider(from, clientId)
            ),
            (null or "", null or "") when isLocal => AccessOptions.LocalAdministrator,
            _ => AccessOptions.Nobody,
        };
    }

    private static Uri? Https(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null;
}
