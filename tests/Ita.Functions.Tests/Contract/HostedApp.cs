using System.Net.Http.Headers;
using System.Text;
using Azure.Storage.Blobs;
using Ita.Storage;
using Ita.Storage.Uploads;
using Microsoft.AspNetCore.Builder;

namespace Ita.Functions.Tests.Contract;

/// <summary>
/// The app as the Functions host starts it, on an account of its own, and the host's side of the conversation.
/// </summary>
public sealed class HostedApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private WebApplication? _app;
    private HttpClient? _host;

    public StorageAccount Account => _storage.Account;

    public string ConnectionString => _storage.ConnectionString;

    public HttpClient Host => _host ?? throw new InvalidOperationException("The app was not started.");

    public UploadStore Uploads => new(Account);

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        _app = FunctionsApp.Build([], Settings());
        await _app.StartAsync();
        _host = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Another app on the same account.</summary>
    public async Task<WebApplication> StartAnother(params (string Key, string Value)[] settings)
    {
        var app = FunctionsApp.Build([], Settings(settings));
        await app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        await _storage.DisposeAsync();
    }

    /// <summary>
    /// Sends a recorded request as the host sent it: its headers, and the body in chunks without a length.
    /// </summary>
    internal Task<HttpResponseMessage> Send(RecordedRequest recorded) =>
        Send(
            recorded,
            recorded.Body.Length == 0 ? null : new StringContent(recorded.Body, Encoding.UTF8, "application/json")
        );

    internal async Task<HttpResponseMessage> Send(RecordedRequest recorded, HttpContent? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(recorded.Method), recorded.Path) { Content = body };
        foreach (var (name, value) in recorded.Headers)
        {
            if (name is not ("Host" or "Content-Type" or "Transfer-Encoding"))
                request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
            request.Headers.TransferEncodingChunked = true;
        }

        return await Host.SendAsync(request);
    }

    public async Task Upload(string container, string name, string file)
    {
        await using var content = File.OpenRead(file);
        await Uploads.PutAsync(container, name, content);
    }

    public BlobClient Report(int year) =>
        Account
            .Container(ContainerNames.Reports)
            .GetBlobClient(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{year}/31/310801/ita-{year}-310801.docx"
                )
            );

    private Dictionary<string, string?> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ItaStorage"] = _storage.ConnectionString,
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }
}
