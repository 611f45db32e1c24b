using Ita.Functions.Hosting;
using Ita.Pipeline;
using Ita.Pipeline.Telemetry;
using Ita.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddItaPipeline(builder.Configuration);
builder.Services.AddItaWeb(HostedAccess.From(builder.Configuration));
builder.Services.AddItaTelemetry(
    builder.Configuration,
    telemetry =>
        telemetry
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation())
            .WithMetrics(figures => figures.AddAspNetCoreInstrumentation())
            .UseFunctionsWorkerDefaults()
);
builder.Services.AddSingleton<WebMount>();
builder.Services.AddHttpContextAccessor();

// What a request may hold is decided by whoever reads it; see Ita.Web.
builder.Services.Configure<KestrelServerOptions>(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = null;
});
builder.UseWhen<StorageMiddleware>(StorageMiddleware.Precedes);
BlobTriggerSourceSetting.AddTo(builder.Services, builder.Configuration);

var app = builder.Build();
app.Services.GetRequiredService<WebMount>();
await app.RunAsync();
