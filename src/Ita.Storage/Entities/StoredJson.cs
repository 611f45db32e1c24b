using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ita.Assessment;

namespace Ita.Storage.Entities;

/// <summary>
/// How the domain's values look inside an entity. Decimals and scores are strings, so that not a digit is lost; what
/// can be derived is not written; names stay what they are once data is stored.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
            new TextConverter<decimal>(
                text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
                value => value.ToString(CultureInfo.InvariantCulture)
            ),
            new TextConverter<Score>(
                text => new Score(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
                score => score.Value.ToString(CultureInfo.InvariantCulture)
            ),
            new TextConverter<FiscalYear>(FiscalYear.Parse, year => year.ToString()),
            new TextConverter<AgencyCode>(text => new AgencyCode(text), code => code.Value),
            new TextConverter<ProvinceCode>(text => new ProvinceCode(text), code => code.Value),
            new TextConverter<ItemId>(ItemId.Parse, id => id.ToString()),
        },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, s_options);

    /// <exception cref="InvalidDataException">It is not what this version of the software writes.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, s_options)
                ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"A stored {typeof(T).Name} cannot be read.", exception);
        }
    }

    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}
