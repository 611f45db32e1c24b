using System.Globalization;
using System.Net;
using Ita.Functions.Host;
using Ita.Functions.OneMachine;
using Ita.Functions.Telemetry;
using Ita.Web;
using Ita.Web.Access;
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
        builder.Services.AddItaWeb(new AccessOptions { SignIn = SignInBy(builder.Configuration, underHost) });
        builder.Services.AddPipeline(builder.Configuration);
        if (!underHost)
            AddLocalHost(builder);

        var app = builder.Build();
        app.UseItaWeb();
        if (underHost)
            Endpoints.MapTriggers(app);
        return app;
    }

    // The platform tells the app that sign-in is on by WEBSITE_AUTH_ENABLED; a request cannot set it.
    private static SignIn SignInBy(IConfiguration configuration, bool underHost) =>
        bool.TryParse(configuration["WEBSITE_AUTH_ENABLED"], out var isOn) && isOn ? SignIn.Platform
        : configuration.GetValue("LocalAdministrator", !underHost) ? SignIn.LocalAdministrator
        : SignIn.None;

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
