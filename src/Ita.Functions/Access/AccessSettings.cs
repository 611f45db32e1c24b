namespace Ita.Functions.Access;

/// <summary>Whom the app believes.</summary>
internal sealed record AccessSettings
{
    /// <summary>
    /// The platform signs people in (App Service authentication), so that its headers are its own and nobody else's.
    /// </summary>
    public required bool TrustsPlatform { get; init; }

    /// <summary>
    /// Whoever reaches the app on this machine is its administrator; only where it listens on loopback without a host
    /// before it.
    /// </summary>
    public required bool LocalAdministrator { get; init; }

    /// <summary>
    /// The platform tells the app that sign-in is on by WEBSITE_AUTH_ENABLED; a request cannot set it.
    /// </summary>
    public static AccessSettings From(IConfiguration configuration, bool underHost) =>
        new()
        {
            TrustsPlatform = bool.TryParse(configuration["WEBSITE_AUTH_ENABLED"], out var isOn) && isOn,
            LocalAdministrator = configuration.GetValue("LocalAdministrator", !underHost),
        };
}
