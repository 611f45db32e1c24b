using System.Text.Json;
using Ita.Storage;
using Ita.Storage.Queues;

namespace Ita.Pipeline.Failures;

/// <summary>
/// What a poison queue's message says has failed. A message that says nothing we know is a failure without a subject:
/// it must be taken off the queue all the same, and is kept for people to look at.
/// </summary>
public static class PoisonMessage
{
    public static Failure Scoring(string text) =>
        WorkMessage.TryParse(text, out var message)
            ? new ScoringFailure(message)
            : new UnknownFailure(QueueNames.ScoreAgencyPoison, text);

    public static Failure Report(string text) =>
        WorkMessage.TryParse(text, out var message)
            ? new ReportFailure(message)
            : new UnknownFailure(QueueNames.WriteReportPoison, text);

    /// <summary>
    /// The host's own message for a blob: <c>{FunctionId, BlobType, ContainerName, BlobName, ETag}</c>.
    /// </summary>
    public static Failure Upload(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(MessageText.Read(text));
            var (container, name) = (
                Property(json.RootElement, "ContainerName"),
                Property(json.RootElement, "BlobName")
            );
            return container is null || name is null
                ? new UnknownFailure(QueueNames.BlobTriggerPoison, text)
                : new UploadFailure(container, name);
        }
        catch (JsonException)
        {
            return new UnknownFailure(QueueNames.BlobTriggerPoison, text);
        }
    }

    private static string? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
