using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Ita.Web.Access;

/// <summary>
/// Sign-in, access to objects, and what forms need: tokens and keys for them that all instances share.
/// </summary>
internal static class AccessServices
{
    public static void AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, PlatformToken>();
        AddSignIn(services.AddAuthentication(options.SignIn.ToString()), options.SignIn);
        services.AddAuthorization(AccessPolicies.AddTo);
        services.AddSingleton<AgencyRegistry>();
        services.AddSingleton<IAuthorizationHandler, AgencyAuthorizationHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
        AddForms(services, isOnPlatform: options.SignIn == SignIn.Platform);
    }

    private static void AddSignIn(AuthenticationBuilder authentication, SignIn signIn)
    {
        var scheme = signIn.ToString();
        _ = signIn switch
        {
            SignIn.Platform => authentication.AddJwtBearer(scheme, configureOptions: null!),
            SignIn.LocalAdministrator => authentication.AddScheme<AuthenticationSchemeOptions, LocalSignInHandler>(
                scheme,
                configureOptions: null
            ),
            _ => authentication.AddScheme<AuthenticationSchemeOptions, NoSignInHandler>(scheme, configureOptions: null),
        };
    }

    private static void AddForms(IServiceCollection services, bool isOnPlatform)
    {
        services.AddDataProtection().SetApplicationName("ita");
        services.AddSingleton<IXmlRepository, BlobKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = provider.GetRequiredService<IXmlRepository>()
            )
        );
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormGuard.Field;
            options.HeaderName = FormGuard.Header;
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;

            // In front of the host the platform speaks HTTPS only; a browser then keeps such a cookie to this very
            // host.
            options.Cookie.Name = isOnPlatform ? "__Host-ita-form" : "ita-form";
            options.Cookie.SecurePolicy = isOnPlatform ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<FormGuard>();
    }
}
