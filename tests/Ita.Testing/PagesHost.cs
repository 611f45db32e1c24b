using Ita.Pipeline;
using Ita.Web;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ita.Testing;

/// <summary>
/// Pages and API on a storage account, as any ASP.NET Core app serves them. No function runs: what is in the account
/// changes only by requests.
/// </summary>
public static class PagesHost
{
    /// <summary>Listening on a free port of loopback; its address is the only one of its <c>Urls</c>.</summary>
    /// <param name="connectionString">Of the account.</param>
    /// <param name="signIn">Whom it believes; on the platform the tokens of <see cref="SignInTokens"/>.</param>
    /// <param name="time">Its clock; the system's if left out.</param>
    /// <param name="configure">Puts services in the place of others.</param>
    public static async Task<WebApplication> StartAsync(
        string connectionString,
        SignIn signIn,
        TimeProvider? time = null,
        Action<IServiceCollection>? configure = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["ItaStorage"] = connectionString }
        );
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddItaPipeline(builder.Configuration);
        builder.Services.AddItaWeb(
            signIn switch
            {
                SignIn.Platform => AccessOptions.Platform(SignInTokens.Provider),
                SignIn.LocalAdministrator => AccessOptions.LocalAdministrator,
                _ => AccessOptions.Nobody,
            }
        );
        SignInTokens.Trust(builder.Services);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseItaWeb();
        await app.StartAsync();
        return app;
    }
}
