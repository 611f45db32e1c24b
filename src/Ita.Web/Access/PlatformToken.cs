using System.Security.Claims;
using Ita.Web.Site;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Ita.Web.Access;

/// <summary>
/// <see cref="SignIn.Platform"/>: by the token of whoever the platform has signed in, or by the one that a program
/// brings. Signature, issuer, audience and time are verified here, so that what the platform leaves standing in a header
/// is never enough.
/// </summary>
internal sealed class PlatformToken(AccessOptions access, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>In which the platform hands on the token of whoever it has signed in with Entra ID.</summary>
    public const string Header = "X-MS-TOKEN-AAD-ID-TOKEN";

    // Where the platform signs somebody in anew, which asks nothing of whoever is still known to Entra ID.
    private const string SignInAgain = "/.auth/login/aad?post_login_redirect_uri=";

    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(2);
    private static readonly object s_keysAreOutOfReach = new();

    public void Configure(JwtBearerOptions options) => Configure(SignIn.Platform.ToString(), options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        var provider = access.Provider!;
        options.Authority = provider.Issuer.ToString();
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer.ToString(),
            ValidAudiences = [provider.ClientId, "api://" + provider.ClientId],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) =>
                until + s_clockSkew > time.GetUtcNow().UtcDateTime
                && (from is null || from - s_clockSkew < time.GetUtcNow().UtcDateTime),
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = TakeToken,
            OnTokenValidated = context =>
            {
                context.Principal = VisitorOf(context.Principal!).ToPrincipal(context.Scheme.Name);
                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context =>
            {
                // Not a word about a token of this app's: the issuer's keys could not be fetched.
                if (context.Exception is not SecurityTokenException and not ArgumentException)
                    context.HttpContext.Items[s_keysAreOutOfReach] = context.Exception;
                context.Fail(context.Exception);
                return Task.CompletedTask;
            },
            OnChallenge = context =>
            {
                context.HandleResponse();
                return AnswerNobodyAsync(context);
            },
            OnForbidden = context => Problems.NotYours().ExecuteAsync(context.HttpContext),
        };
    }

    // The platform's, else what a program brings itself. Of two there is no telling whose is meant.
    private static Task TakeToken(MessageReceivedContext context)
    {
        var handedOn = context.Request.Headers[Header];
        if (handedOn.Count > 1 || context.Request.Headers.Authorization.Count > 1)
            context.NoResult();
        else if (handedOn.Count == 1)
            context.Token = handedOn[0];
        return Task.CompletedTask;
    }

    private static Visitor VisitorOf(ClaimsPrincipal token) =>
        Visitor.Of(token.FindAll("roles").Select(claim => claim.Value)) with
        {
            Id = token.FindFirstValue("oid") ?? token.FindFirstValue("sub") ?? "",
            Name = token.FindFirstValue("preferred_username") ?? token.FindFirstValue("name") ?? "",
        };

    // A token is good for an hour or so, the platform's own session for longer: whoever looks at a page is sent to be
    // signed in anew and comes back to it.
    private static Task AnswerNobodyAsync(JwtBearerChallengeContext context)
    {
        var http = context.HttpContext;
        if (http.Items.ContainsKey(s_keysAreOutOfReach))
            return Problems.Of(StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
        if (context.AuthenticateFailure is SecurityTokenInvalidLifetimeException && IsPage(http.Request))
        {
            http.Response.Redirect(
                SignInAgain + Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString)
            );
            return Task.CompletedTask;
        }

        return Problems.SignInNeeded().ExecuteAsync(http);
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.ContainsKey(Header)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
