using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Functions.Access;
using Ita.Functions.Auditing;
using Ita.Functions.CheckHealth;
using Ita.Functions.Forms;
using Ita.Functions.OneMachine;
using Ita.Functions.Telemetry;
using Ita.Functions.Uploading;
using Ita.Functions.Web;
using Ita.Functions.Web.Provinces;
using Ita.Pipeline;
using Microsoft.Extensions.Logging.Console;

namespace Ita.Functions;

/// <summary>
/// The app, in either of its two lives: as the custom handler of a Functions host, which says so by
/// FUNCTIONS_CUSTOMHANDLER_PORT and drives it; or by itself on one machine, where it drives the same steps from the
/// same containers and queues.
/// </summary>
public static class FunctionsApp
{
    /// <summary>
    /// Where the app listens when no host gives it a port: the port of the Functions tools. 0 takes one that is free.
    /// </summary>
    public const int DefaultPort = 7071;

    /// <summary>
    /// Builds the app. Start it to have it listen on 127.0.0.1, and read its address from
    /// <see cref="WebApplication.Urls"/>.
    /// </summary>
    /// <param name="args">Settings as a command line gives them: <c>--Port 0 --ItaStorage …</c>.</param>
    /// <param name="settings">Settings of the caller; they win over all others.</param>
    public static WebApplication Build(string[] args, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        LocalSettings.AddTo(builder.Configuration, Environment.CurrentDirectory);
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);

        var hostPort = builder.Configuration["FUNCTIONS_CUSTOMHANDLER_PORT"];
        var underHost = !string.IsNullOrEmpty(hostPort);
        var port = underHost
            ? int.Parse(hostPort!, CultureInfo.InvariantCulture)
            : builder.Configuration.GetValue("Port", DefaultPort);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        AddLogging(builder.Logging);
        TelemetryExport.AddTo(builder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        var access = AccessSettings.From(builder.Configuration, underHost);
        builder.Services.AddSingleton(access);
        builder.Services.AddSingleton<VisitorReader>();
        builder.Services.AddForms(access);
        builder.Services.AddItaPipeline(builder.Configuration);
        builder.Services.AddSingleton<ProvinceRegistry>();
        builder.Services.AddSingleton<AgencyAccess>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<UploadReceiver>();
        builder.Services.AddSingleton<UploadViewReader>();
        builder.Services.AddSingleton<ViewReader>();
        builder.Services.AddSingleton<FrameworkViews>();
        builder.Services.AddSingleton<HealthProbe>();
        if (!underHost)
            AddLocalHost(builder);

        var app = builder.Build();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(broken =>
            broken.Run(context => Problems.Of(StatusCodes.Status500InternalServerError).ExecuteAsync(context))
        );
        app.UseStatusCodePages(bare =>
            Problems.Of(bare.HttpContext.Response.StatusCode).ExecuteAsync(bare.HttpContext)
        );
        if (access.TrustsPlatform)
            app.Use(PlatformScheme.Restore);
        app.Use(SignedIn.Require);
        Endpoints.Map(app, underHost);
        return app;
    }

    private static void AddLocalHost(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(
            builder.Configuration.GetSection("LocalHost").Get<HostSettings>() ?? new HostSettings()
        );
        builder.Services.AddHostedService<LocalHost>();
    }

    // The host logs standard output as information and standard error as errors, line by line.
    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Error
        );
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Azure", LogLevel.Warning);
    }
}
