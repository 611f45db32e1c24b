using System.Collections;
using System.Globalization;
using System.Reflection;
using Ita.Assessment;

namespace Ita.Storage.Tests;

/// <summary>
/// A value with everything public in it as text, without the code that stores it: what is not stored shows as a
/// difference.
/// </summary>
internal static class Flat
{
    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            Score score => score.Value.ToString(CultureInfo.InvariantCulture),
            FiscalYear or AgencyCode or ProvinceCode or ItemId or Enum or DateTimeOffset => string.Create(
                CultureInfo.InvariantCulture,
                $"{value}"
            ),
            IEnumerable many => "[" + string.Join(", ", many.Cast<object?>().Select(Of)) + "]",
            _ when value.GetType().IsPrimitive => string.Create(CultureInfo.InvariantCulture, $"{value}"),
            _ => "{"
                + string.Join(
                    ", ",
                    value
                        .GetType()
                        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Where(property => property.GetIndexParameters().Length == 0)
                        .Select(property => $"{property.Name}: {Of(property.GetValue(value))}")
                )
                + "}",
        };
}
