namespace Ita.Web.Access;

/// <summary>How people are signed in. Nobody is, unless the host says how.</summary>
public enum SignIn
{
    /// <summary>Not at all: every request is refused, but for those that ask nobody who he is.</summary>
    None,

    /// <summary>
    /// The platform signs people in (App Service authentication) and hands on the token of their identity, which is
    /// verified here: a header that anybody could write is believed nowhere.
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
    public static AccessOptions Nobody { get; } = new(SignIn.None, null);

    public static AccessOptions LocalAdministrator { get; } = new(SignIn.LocalAdministrator, null);

    private AccessOptions(SignIn signIn, IdentityProvider? provider) => (SignIn, Provider) = (signIn, provider);

    public SignIn SignIn { get; }

    /// <summary>Whose tokens are believed; there is one where the platform signs people in, and nowhere else.</summary>
    public IdentityProvider? Provider { get; }

    public static AccessOptions Platform(IdentityProvider provider) => new(SignIn.Platform, provider);
}

/// <summary>Who makes tokens, and for whom they must be made.</summary>
/// <param name="Issuer">As the tokens' <c>iss</c> says it; its keys stand under
/// <c>/.well-known/openid-configuration</c>.</param>
/// <param name="ClientId">The app registration: the tokens' <c>aud</c>, or <c>api://</c> and it.</param>
public sealed record IdentityProvider(Uri Issuer, string ClientId);
