using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Entities as the service's JSON: types other than string, Int32, Double and Boolean stand in a property beside the
/// value.
/// </summary>
internal static class TableEntityJson
{
    private const string TypeSuffix = "@odata.type";

    // Thai as it is, not as six bytes of escape for every character.
    private static readonly JsonWriterOptions s_writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_writing))
        {
            json.WriteStartObject();
            json.WriteString("PartitionKey", TableKeys.Validate(entity.PartitionKey, nameof(entity.PartitionKey)));
            json.WriteString("RowKey", TableKeys.Validate(entity.RowKey, nameof(entity.RowKey)));
            foreach (var (name, value) in Properties(entity))
                WriteProperty(json, name, value);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
                types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString()!;
        }

        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case "PartitionKey":
                    entity.PartitionKey = property.Value.GetString()!;
                    break;
                case "RowKey":
                    entity.RowKey = property.Value.GetString()!;
                    break;
                case "Timestamp":
                    entity.Timestamp = ReadTime(property.Value);
                    break;
                case "odata.etag":
                    entity.ETag = new ETag(property.Value.GetString()!);
                    break;
                case var name
                    when name.StartsWith("odata.", StringComparison.Ordinal)
                        || name.Contains("@odata.", StringComparison.Ordinal):
                    break;
                case var name:
                    entity[name] = ReadValue(property.Value, types.GetValueOrDefault(name));
                    break;
            }
        }

        return entity;
    }

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, object?>> Properties(ITableEntity entity) =>
        entity as TableEntity
        ?? throw new NotSupportedException($"Only {nameof(TableEntity)} can be stored, not {entity.GetType().Name}.");

    private static void WriteProperty(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteDouble(json, name, number);
                break;
            case Guid guid:
                WriteTyped(json, name, "Edm.Guid", guid.ToString("D", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                WriteTyped(json, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case DateTimeOffset time:
                WriteTyped(json, name, "Edm.DateTime", Time(time));
                break;
            case DateTime time:
                WriteTyped(json, name, "Edm.DateTime", Time(time.ToUniversalTime()));
                break;
            default:
                throw new NotSupportedException(
                    $"Property '{name}' holds a {value.GetType().Name}, which a table cannot store."
                );
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + TypeSuffix, type);
        json.WriteString(name, value);
    }

    // A whole number without its type would be stored as an Int32, and JSON has no NaN.
    private static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        if (!double.IsFinite(value))
        {
            WriteTyped(
                json,
                name,
                "Edm.Double",
                double.IsNaN(value) ? "NaN"
                    : value > 0 ? "Infinity"
                    : "-Infinity"
            );
            return;
        }

        json.WriteString(name + TypeSuffix, "Edm.Double");
        json.WritePropertyName(name);
        json.WriteRawValue(TableODataLiteral.Of(value));
    }

    private static object? ReadValue(JsonElement value, string? type) =>
        (value.ValueKind, type) switch
        {
            (JsonValueKind.Null, _) => null,
            (JsonValueKind.True or JsonValueKind.False, _) => value.GetBoolean(),
            (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
            (JsonValueKind.Number, "Edm.Int64") => value.GetInt64(),
            (JsonValueKind.Number, _) => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
            (_, "Edm.Int64") => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            (_, "Edm.Double") => ReadDouble(value.GetString()!),
            (_, "Edm.DateTime") => ReadTime(value),
            (_, "Edm.Guid") => value.GetGuid(),
            (_, "Edm.Binary") => value.GetBytesFromBase64(),
            _ => value.GetString(),
        };

    private static double ReadDouble(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    private static DateTimeOffset ReadTime(JsonElement value) =>
        DateTimeOffset.Parse(
            value.GetString()!,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );
}
