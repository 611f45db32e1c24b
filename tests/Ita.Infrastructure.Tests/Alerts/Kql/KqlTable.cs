using System.Collections.Immutable;

namespace Ita.Infrastructure.Tests.Alerts.Kql;

/// <summary>The scalar types of KQL that the queries meet. <c>int</c> is taken for <c>long</c>.</summary>
internal enum KqlType
{
    String,
    Long,
    Real,
    Bool,
    DateTime,
    TimeSpan,
    Dynamic,
}

internal sealed record KqlColumn(string Name, KqlType Type);

/// <summary>
/// Rows under typed columns. A value is a string, a long, a double, a bool, a DateTimeOffset, a TimeSpan or a
/// JsonElement, or null, which no string is.
/// </summary>
internal sealed record KqlTable(ImmutableArray<KqlColumn> Columns, ImmutableArray<object?[]> Rows)
{
    /// <summary>Its place, or -1; names are case-sensitive.</summary>
    public int Find(string name)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>A column's values in the order of the rows.</summary>
    public IEnumerable<object?> Values(string column) => Rows.Select(row => row[Find(column)]);

    /// <summary>What stands in a field that has nothing: null, but the empty text for a string.</summary>
    public static object? Nothing(KqlType type) => type == KqlType.String ? "" : null;
}

/// <summary>A query is wrong, or asks for something that the interpreter does not know.</summary>
internal sealed class KqlException(string message) : Exception(message);
