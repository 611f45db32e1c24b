using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Values as OData 3 writes them in filters and keys.</summary>
internal static class TableODataLiteral
{
    /// <summary>A string in single quotes, those within doubled.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <exception cref="ArgumentException">A type that tables do not have.</exception>
    public static string Of(object? value) =>
        value switch
        {
            string text => Quote(text),
            char letter => Quote(letter.ToString()),
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            double number => number.ToString("R", CultureInfo.InvariantCulture) is var text
            && text.AsSpan().ContainsAny(".EN∞")
                ? text
                : text + ".0",
            DateTimeOffset time => $"datetime'{TableEntityJson.Time(time)}'",
            DateTime time => $"datetime'{TableEntityJson.Time(time.ToUniversalTime())}'",
            Guid guid => $"guid'{guid:D}'",
            byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
            _ => throw new ArgumentException(
                $"A table cannot be asked for a {value?.GetType().Name ?? "null"}.",
                nameof(value)
            ),
        };
}
