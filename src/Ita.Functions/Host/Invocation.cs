using System.IO.Pipelines;
using System.Text.Json;
using Ita.Storage.Queues;

namespace Ita.Functions.Host;

/// <summary>
/// What the Functions host says when it calls a function that is not plain HTTP: <c>{"Data": …, "Metadata": …}</c>.
/// </summary>
internal sealed class Invocation
{
    private readonly JsonElement _data;
    private readonly JsonElement _metadata;

    private Invocation(JsonElement envelope)
    {
        _data = Member(envelope, "Data");
        _metadata = Member(envelope, "Metadata");
    }

    /// <summary>
    /// Reads an envelope to its end, in memory that does not grow with what it carries (see
    /// <see cref="EnvelopeFilter"/>).
    /// </summary>
    /// <exception cref="InvocationException">Not an envelope.</exception>
    public static async Task<Invocation> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        var filter = new EnvelopeFilter();
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(cancellationToken);
                foreach (var segment in read.Buffer)
                    filter.Append(segment.Span);
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            using var document = JsonDocument.Parse(filter.Kept);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new InvocationException("The envelope is not a JSON object.");
            return new Invocation(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new InvocationException("The envelope is not what the host sends.", e);
        }
    }

    /// <summary>A text of the metadata, which the host writes as JSON inside JSON: <c>"\"2566\""</c> is 2566.</summary>
    /// <exception cref="InvocationException">It is not there.</exception>
    public string Metadata(string name) =>
        Text(Member(_metadata, name)) ?? throw new InvocationException($"The metadata have no '{name}'.");

    /// <summary>A queue message's text: <c>Data.{binding}</c> holds it as JSON inside JSON too.</summary>
    /// <exception cref="InvocationException">It is not there.</exception>
    public string Message(string binding) =>
        Text(Member(_data, binding)) ?? throw new InvocationException($"The data have no '{binding}'.");

    /// <summary>A message of the work queues.</summary>
    /// <exception cref="InvocationException">It is not there, or is none of ours.</exception>
    public WorkMessage WorkMessage(string binding) =>
        Storage.Queues.WorkMessage.TryParse(Message(binding), out var message)
            ? message
            : throw new InvocationException($"'{binding}' holds no agency and year.");

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    // Versions of the host differ in how often they wrap a value; a text that is not a JSON string itself is the value.
    private static string? Text(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.String)
            return element.GetRawText();
        var outer = element.GetString()!;
        if (outer is not ['"', .., '"'])
            return outer;
        try
        {
            return JsonSerializer.Deserialize<string>(outer);
        }
        catch (JsonException)
        {
            return outer;
        }
    }
}
