using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using Ita.Storage;

namespace Ita.EndToEnd.Tests.Hosting;

/// <summary>
/// Calls the app with what the genuine Functions host was recorded to send: path, headers and envelope, with another
/// blob's name or another message in it.
/// </summary>
internal sealed class RecordedHost(Uri app) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = app, Timeout = TimeSpan.FromMinutes(2) };

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> Export(string blobName)
    {
        var parts = blobName.Split('/', 3);
        return Send(
            "blobTrigger-IngestSurveyExport",
            "/IngestSurveyExport",
            envelope =>
            {
                var metadata = envelope["Metadata"]!.AsObject();
                (metadata["fiscalYear"], metadata["agencyCode"], metadata["fileName"]) = (
                    Inner(parts[0]),
                    Inner(parts[1]),
                    Inner(parts[2])
                );
            }
        );
    }

    public Task<HttpResponseMessage> Registry(string blobName) =>
        Send(
            "blobTrigger-IngestSurveyExport",
            "/IngestRegistry",
            envelope => envelope["Metadata"]!["fileName"] = Inner(blobName)
        );

    public Task<HttpResponseMessage> Work(string function, string message) =>
        Send("queueTrigger-ScoreAgency", "/" + function, envelope => envelope["Data"]!["request"] = Inner(message));

    public Task<HttpResponseMessage> Failure(string function, string message) =>
        Send(
            "queueTrigger-ScoreAgency",
            "/" + function,
            envelope => envelope["Data"] = new JsonObject { ["message"] = Inner(message) }
        );

    public Task<HttpResponseMessage> Timer() => Send("timerTrigger-ReconcileUploads", "/ReconcileUploads", _ => { });

    /// <summary>Delivers what waits in the work queues until nothing does.</summary>
    /// <returns>How many messages.</returns>
    public async Task<int> Drain(StorageAccount account)
    {
        var delivered = 0;
        for (var isBusy = true; isBusy; )
        {
            isBusy = false;
            foreach (
                var (queue, function) in new[]
                {
                    (QueueNames.ScoreAgency, "ScoreAgency"),
                    (QueueNames.WriteReport, "WriteReport"),
                }
            )
            {
                foreach (QueueMessage message in (await account.Queue(queue).ReceiveMessagesAsync(32)).Value)
                {
                    isBusy = true;
                    delivered++;
                    using var answer = await Work(function, message.Body.ToString());
                    Assert.True(answer.IsSuccessStatusCode);
                    await account.Queue(queue).DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }

        return delivered;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(string recording, string path, Action<JsonNode> edit)
    {
        using var recorded = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Payloads", recording + ".json"))
        );
        var envelope = JsonNode.Parse(recorded.RootElement.GetProperty("body").GetString()!)!;
        edit(envelope);

        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        foreach (var header in recorded.RootElement.GetProperty("headers").EnumerateArray())
        {
            if (header[0].GetString() is { } name && name.StartsWith("X-Azure", StringComparison.Ordinal))
                request.Headers.TryAddWithoutValidation(name, header[1].GetString());
        }

        // In chunks, without a length.
        request.Headers.TransferEncodingChunked = true;
        var answer = await _http.SendAsync(request);
        if (answer.IsSuccessStatusCode)
            Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private static string Inner(string text) => JsonSerializer.Serialize(text);
}
