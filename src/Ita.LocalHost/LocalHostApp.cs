using System.Net;
using Ita.Functions;
using Ita.LocalHost.Driving;
using Ita.Pipeline;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Web;
using Ita.Web.Access;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ita.LocalHost;

/// <summary>
/// The whole product on one machine without a Functions host: the functions of <c>Ita.Functions</c>, driven from the
/// same containers and queues, and the pages, on loopback and for whoever sits at this machine.
/// </summary>
public static class LocalHostApp
{
    /// <summary>
    /// Where it listens unless <c>Port</c> says otherwise: the Functions tools' port. 0 takes a free one.
    /// </summary>
    public const int DefaultPort = 7071;

    /// <summary>Builds it. Start it, then read its address from <see cref="WebApplication.Urls"/>.</summary>
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

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, builder.Configuration.GetValue("Port", DefaultPort));
        });
        AddLogging(builder.Logging);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddItaPipeline(builder.Configuration);
        builder.Services.AddItaWeb(AccessOptions.LocalAdministrator);
        builder.Services.AddItaTelemetry(
            builder.Configuration,
            telemetry =>
                telemetry
                    .WithTracing(traces => traces.AddAspNetCoreInstrumentation())
                    .WithMetrics(figures => figures.AddAspNetCoreInstrumentation())
        );
        builder.Services.AddSingleton(
            builder.Configuration.GetSection("LocalHost").Get<DrivingSettings>() ?? new DrivingSettings()
        );
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddSingleton(FunctionCatalogue.Find(typeof(UploadFunctions).Assembly));
        builder.Services.AddHostedService<TriggerHost>();

        var app = builder.Build();
        if (StorageSettings.From(app.Configuration).ConnectionString == StorageSettings.Azurite)
            app.Logger.StorageIsOpen();
        app.UseItaWeb();
        return app;
    }

    // Every line goes to whoever keeps the log; errors can be told apart.
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
