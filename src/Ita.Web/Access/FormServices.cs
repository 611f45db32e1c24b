using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Ita.Web.Access;

/// <summary>What forms need: tokens against forgery, and keys for them that all instances share.</summary>
internal static class FormServices
{
    public static void AddForms(this IServiceCollection services, AccessOptions access)
    {
        var isOnPlatform = access.SignIn == SignIn.Platform;
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
