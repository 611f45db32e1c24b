using System.Globalization;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Comparison;

namespace Ita.Reports.Json;

/// <summary>
/// Writes figures, times and lists: scores as strings with two decimals; what is unknown is left out.
/// </summary>
internal static class JsonWriterExtensions
{
    public static void Points(this Utf8JsonWriter json, string name, decimal points) =>
        json.WriteString(name, points.ToString("0.00", CultureInfo.InvariantCulture));

    public static void Score(this Utf8JsonWriter json, string name, Score? score)
    {
        if (score is { } known)
            json.Points(name, known.Rounded);
    }

    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    /// <summary>In UTC, to the second.</summary>
    public static void Time(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static void Change(this Utf8JsonWriter json, string name, Change change)
    {
        json.WriteStartObject(name);
        json.Points("last", change.Last);
        json.Points("this", change.This);
        json.Points("points", change.Points);
        if (change.Percent is { } percent)
            json.Points("percent", percent);
        json.WriteEndObject();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void Numbers(this Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>Writes an object; each entry writes a property.</summary>
    public static void Map<T>(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<T> entries,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartObject(name);
        foreach (var entry in entries)
            write(json, entry);
        json.WriteEndObject();
    }

    /// <summary>Writes an array of objects, one for each entry.</summary>
    public static void List<T>(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<T> entries,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            write(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Name(int indicator) => indicator.ToString(CultureInfo.InvariantCulture);
}
