using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Web.Access;
using Ita.Web.Agencies;
using Ita.Web.Audit;
using Ita.Web.Frameworks;
using Ita.Web.Health;
using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

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
    /// are the host's to add.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="access">Whom the app believes; the host knows where it runs.</param>
    public static IServiceCollection AddItaWeb(this IServiceCollection services, AccessOptions access)
    {
        services.AddRouting();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(access);
        services.AddSingleton<VisitorReader>();
        services.AddForms(access);
        services.AddSingleton<ProvinceRegistry>();
        services.AddSingleton<AgencyAccess>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<UploadReceiver>();
        services.AddSingleton<UploadViewReader>();
        services.AddSingleton<ViewReader>();
        services.AddSingleton<FrameworkViews>();
        services.AddSingleton<HealthProbe>();
        return services;
    }

    /// <summary>Everything a request goes through, to its endpoint.</summary>
    public static IApplicationBuilder UseItaWeb(this IApplicationBuilder app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(broken =>
            broken.Run(context => Problems.Of(StatusCodes.Status500InternalServerError).ExecuteAsync(context))
        );
        app.UseStatusCodePages(bare =>
            Problems.Of(bare.HttpContext.Response.StatusCode).ExecuteAsync(bare.HttpContext)
        );
        if (app.ApplicationServices.GetRequiredService<AccessOptions>().SignIn == SignIn.Platform)
            app.Use(PlatformScheme.Restore);
        app.UseRouting();
        app.Use(SignedIn.Require);
        app.UseEndpoints(endpoints => endpoints.MapItaWeb());
        return app;
    }

    /// <summary>Every page and every address of the API.</summary>
    public static IEndpointRouteBuilder MapItaWeb(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api");
        HeadRequests.AllowOn(api);
        HealthEndpoints.Map(api);
        OpenApiEndpoints.Map(api);
        AuditEndpoints.Map(api);
        UploadEndpoints.Map(api);
        SubmissionEndpoints.Map(api);
        RestartEndpoints.Map(api);
        RejectedFileEndpoints.Map(api);
        FilesWithoutAgencyEndpoints.Map(api);
        AgencyEndpoints.Map(api);
        ReportEndpoints.Map(api);
        FollowUpEndpoints.Map(api);
        ProvinceEndpoints.Map(api);
        StartEndpoints.Map(api);
        FrameworkEndpoints.Map(api);
        FrameworkFileEndpoints.Map(api);
        RescoringEndpoints.Map(api);
        TemplateListEndpoints.Map(api);
        TemplateEndpoints.Map(api);
        return endpoints;
    }
}
