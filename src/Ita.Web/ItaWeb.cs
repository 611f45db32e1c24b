using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Storage;
using Ita.Web.Access;
using Ita.Web.Agencies;
using Ita.Web.Audit;
using Ita.Web.Frameworks;
using Ita.Web.Health;
using Ita.Web.Privacy;
using Ita.Web.Profiles;
using Ita.Web.Provinces;
using Ita.Web.PublishedResults;
using Ita.Web.Site;
using Ita.Web.Uploads;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ita.Web;

/// <summary>
/// The pages and the API as one part that a host takes in: in a <c>WebApplication</c> or, as a
/// <see cref="RequestDelegate"/>, behind one function. Nothing here relies on what a <c>WebApplication</c> adds by
/// itself.
/// </summary>
public static class ItaWeb
{
    /// <summary>
    /// The services of pages, access, forms and audit. Stores and pipeline, a <see cref="TimeProvider"/> and logging
    /// are the host's to add, and a <see cref="StoragePatience"/> where it is to be another than the usual one.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="access">Whom the app believes; the host knows where it runs.</param>
    public static IServiceCollection AddItaWeb(this IServiceCollection services, AccessOptions access)
    {
        services.AddRouting();
        services.TryAddSingleton(new StoragePatience());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAccess(access);
        ApiDocument.AddTo(services);
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<SubmissionReader>();
        services.AddSingleton<UploadReceiver>();
        services.AddSingleton<UploadPageReader>();
        services.AddSingleton<PublishedReader>();
        services.AddSingleton<ProvinceDigests>();
        services.AddSingleton<ProvinceReader>();
        services.AddSingleton<StartReader>();
        services.AddSingleton<AgencyReader>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<FrameworkReader>();
        services.AddSingleton<HealthProbe>();
        return services;
    }

    /// <summary>Everything a request goes through, to its endpoint.</summary>
    public static IApplicationBuilder UseItaWeb(this IApplicationBuilder app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = context => BrokenBy(context).ExecuteAsync(context),

                // The row is in the log once, and not once more with every request.
                SuppressDiagnosticsCallback = broken => broken.Exception is UnreadableRowException,
            }
        );
        app.UseStatusCodePages(bare =>
            Problems.Of(bare.HttpContext.Response.StatusCode).ExecuteAsync(bare.HttpContext)
        );
        if (app.ApplicationServices.GetRequiredService<AccessOptions>().SignIn == SignIn.Platform)
            app.Use(PlatformScheme.Restore);
        app.UseRouting();
        app.Use(RequestBudget.KeepAsync);
        app.UseAuthentication();
        app.Use(StorageCreation.EnsureAsync);
        app.UseAuthorization();
        app.Use(FormGuard.RefuseFromElsewhereAsync);
        app.UseEndpoints(endpoints => endpoints.MapItaWeb());
        return app;
    }

    private static IResult BrokenBy(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is UnreadableRowException
            ? Problems.Unreadable()
            : Problems.Of(StatusCodes.Status500InternalServerError);

    /// <summary>
    /// Every page, and every address of the API under <c>/api</c>. Nothing stands under <c>/admin</c> or
    /// <c>/runtime</c>, which a Functions host keeps to itself.
    /// </summary>
    public static IEndpointRouteBuilder MapItaWeb(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ExcludeFromDescription();
        var api = endpoints
            .MapGroup(Addresses.ApiPrefix)
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);
        HeadRequests.AllowOn(pages);
        HeadRequests.AllowOn(api);
        HealthEndpoints.Map(api);
        PrivacyEndpoints.Map(pages);
        StartEndpoints.Map(pages, api);
        ProvinceEndpoints.Map(pages, api);
        AgencyEndpoints.Map(pages, api);
        MeasureEndpoints.Map(pages);
        ProfileEndpoints.Map(pages, api);
        ReportEndpoints.Map(api);
        UploadEndpoints.Map(pages, api);
        SubmissionEndpoints.Map(pages, api);
        PublishedEndpoints.Map(pages, api);
        FilesWithoutAgencyEndpoints.Map(pages, api);
        AuditEndpoints.Map(pages, api);
        FrameworkEndpoints.Map(api);
        TemplateEndpoints.Map(api);
        pages.MapOpenApi(ApiDocument.Address);
        return endpoints;
    }
}
