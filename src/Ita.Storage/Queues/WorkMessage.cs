using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment;

namespace Ita.Storage.Queues;

/// <summary>
/// A message of the work queues: which agency-year is to be looked at. It carries no figures, so that it is never out
/// of date.
/// </summary>
public sealed record WorkMessage(AgencyCode Agency, FiscalYear FiscalYear)
{
    /// <summary>
    /// Score by the framework in force although the result was computed by another: somebody ordered it.
    /// </summary>
    public bool Rescore { get; init; }

    /// <summary>The W3C trace that it belongs to; null if nobody traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it was sent, by the sender's clock; null in messages of older releases.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>
    /// <c>{"agencyCode":"310801","fiscalYear":2566}</c>, and what else there is: the host spreads these names into the
    /// function's metadata.
    /// </summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new Body(Agency.Value, FiscalYear.Value, Rescore ? true : null, TraceParent, SentAt),
            s_options
        );

    /// <summary>Reads such a text, as <see cref="TryParse"/>.</summary>
    /// <exception cref="InvalidDataException">It names no agency and year.</exception>
    public static WorkMessage Parse(string json) =>
        TryParse(json, out var message)
            ? message
            : throw new InvalidDataException("The message names no agency and year.");

    /// <summary>
    /// Reads such a text, also in base64; other properties are passed over, the year may be a string.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out WorkMessage? message)
    {
        message = null;
        try
        {
            using var document = JsonDocument.Parse(MessageText.Read(json ?? ""));
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !AgencyCode.TryParse(Text(root, "agencyCode"), out var agency)
                || !root.TryGetProperty("fiscalYear", out var number)
                || !FiscalYear.TryParse(number.ToString(), out var year)
            )
            {
                return false;
            }

            message = new WorkMessage(agency, year)
            {
                Rescore = root.TryGetProperty("rescore", out var rescore) && rescore.ValueKind == JsonValueKind.True,
                TraceParent = Text(root, "traceparent"),
                SentAt = DateTimeOffset.TryParse(
                    Text(root, "sentAt"),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var sentAt
                )
                    ? sentAt
                    : null,
            };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>By what it asks for, not by how and when it travelled.</summary>
    public bool Equals(WorkMessage? other) =>
        other is not null && Agency == other.Agency && FiscalYear == other.FiscalYear && Rescore == other.Rescore;

    public override int GetHashCode() => HashCode.Combine(Agency, FiscalYear, Rescore);

    private static readonly JsonSerializerOptions s_options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed record Body(
        [property: JsonPropertyName("agencyCode")] string AgencyCode,
        [property: JsonPropertyName("fiscalYear")] int FiscalYear,
        [property: JsonPropertyName("rescore")] bool? Rescore,
        [property: JsonPropertyName("traceparent")] string? TraceParent,
        [property: JsonPropertyName("sentAt")] DateTimeOffset? SentAt
    );
}
