using Ita.Pipeline;
using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ita.Web.Tests;

/// <summary>An account of its own, and pages and API on it as any ASP.NET Core app serves them.</summary>
public sealed class WebApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();

    public StorageAccount Account => _storage.Account;

    public UploadStore Uploads => new(Account);

    public ValueTask InitializeAsync() => _storage.InitializeAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    public Task<WebApplication> StartAsync(SignIn signIn) => StartAsync(_storage.ConnectionString, signIn);

    /// <summary>Listening on a free port of loopback; its address is the only one of its <c>Urls</c>.</summary>
    public static async Task<WebApplication> StartAsync(string connectionString, SignIn signIn)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["ItaStorage"] = connectionString }
        );
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddItaPipeline(builder.Configuration);
        builder.Services.AddItaWeb(new AccessOptions { SignIn = signIn });
        var app = builder.Build();
        app.UseItaWeb();
        await app.StartAsync();
        return app;
    }
}
