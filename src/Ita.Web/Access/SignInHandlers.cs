using System.Net;
using System.Text.Encodings.Web;
using Ita.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ita.Web.Access;

/// <summary>
/// Signs in whoever a request comes from. The answer to nobody, and to somebody who may not, is the same whatever was
/// asked for.
/// </summary>
internal abstract class SignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Null for nobody.</summary>
    protected abstract Visitor? ReadVisitor();

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            ReadVisitor() is { } visitor
                ? AuthenticateResult.Success(new AuthenticationTicket(visitor.ToPrincipal(Scheme.Name), Scheme.Name))
                : AuthenticateResult.NoResult()
        );

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.SignInNeeded().ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.NotYours().ExecuteAsync(Context);
}

/// <summary><see cref="SignIn.LocalAdministrator"/>: whoever asks by an address of this machine.</summary>
internal sealed class LocalSignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : SignInHandler(options, logger, encoder)
{
    // A page elsewhere could reach a loopback address through a name of its own; the Host header gives that away.
    // Behind a Functions host the header is the host's own, and what the caller wrote stands in the forwarded one.
    protected override Visitor? ReadVisitor() =>
        IsLoopback(Request.Host.Host)
        && Request.Headers["X-Forwarded-Host"].All(host => IsLoopback(new HostString(host ?? "").Host))
            ? Visitor.LocalAdministrator
            : null;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary><see cref="SignIn.None"/>: nobody, ever.</summary>
internal sealed class NoSignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : SignInHandler(options, logger, encoder)
{
    protected override Visitor? ReadVisitor() => null;
}
