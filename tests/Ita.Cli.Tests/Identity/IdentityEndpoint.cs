using System.Net;
using System.Text.Json;
using Ita.Azurite;
using Ita.Testing;

namespace Ita.Cli.Tests.Identity;

/// <summary>
/// The token endpoint that App Service and Functions give an app with a managed identity (IDENTITY_ENDPOINT,
/// IDENTITY_HEADER).
/// </summary>
internal sealed class IdentityEndpoint : IAsyncDisposable
{
    private const string Secret = "only-this-app";
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly string _address;
    private int _issued;

    public IdentityEndpoint(string clientId)
    {
        _address = $"http://127.0.0.1:{LoopbackPort.FindFree()}/msi/token";
        ClientId = clientId;
        _listener.Prefixes.Add(_address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string ClientId { get; }

    /// <summary>How many tokens were issued.</summary>
    public int IssuedTokens => _issued;

    /// <summary>What the platform puts into the app's environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment =>
        [new("IDENTITY_ENDPOINT", _address), new("IDENTITY_HEADER", Secret)];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var query = context.Request.QueryString;
                var isOurs =
                    context.Request.Headers["X-IDENTITY-HEADER"] == Secret
                    && query["resource"]?.TrimEnd('/') == "https://storage.azure.com"
                    && query["client_id"] == ClientId;
                context.Response.StatusCode = isOurs ? 200 : 400;
                context.Response.ContentType = "application/json";
                if (isOurs)
                {
                    Interlocked.Increment(ref _issued);
                    var now = TimeProvider.System.GetUtcNow();
                    await JsonSerializer.SerializeAsync(
                        context.Response.OutputStream,
                        new
                        {
                            access_token = AzuriteToken.Create(now),
                            expires_on = (now + AzuriteToken.Lifetime)
                                .ToUnixTimeSeconds()
                                .ToString(System.Globalization.CultureInfo.InvariantCulture),
                            resource = query["resource"],
                            token_type = "Bearer",
                            client_id = ClientId,
                        }
                    );
                }

                context.Response.Close();
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
