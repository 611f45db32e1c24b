namespace Ita.Web.Access;

/// <summary>How people are signed in. Nobody is, unless the host says how.</summary>
public enum SignIn
{
    /// <summary>Not at all: every request is refused, but for those that ask nobody who he is.</summary>
    None,

    /// <summary>
    /// The platform signs people in (App Service authentication), so that its headers are its own and nobody else's.
    /// </summary>
    Platform,

    /// <summary>
    /// Whoever reaches the app on this machine is its administrator; only where it listens on loopback with nothing
    /// before it.
    /// </summary>
    LocalAdministrator,
}

/// <summary>Whom the app believes; the host project says so, since it knows where it runs.</summary>
public sealed record AccessOptions
{
    public required SignIn SignIn { get; init; }
}
