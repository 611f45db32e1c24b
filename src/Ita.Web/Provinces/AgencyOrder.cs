using System.Globalization;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>
/// Puts agencies in order: names as a Thai dictionary does, figures as published, equals by name and code.
/// </summary>
internal static class AgencyOrder
{
    /// <summary>By an indicator's score.</summary>
    /// <param name="indicator">1–10.</param>
    public static AgencySort Of(int indicator) => AgencySort.Indicator1 + indicator - 1;

    /// <summary>Of an order by an indicator: 1–10.</summary>
    public static int IndicatorOf(AgencySort sort) => sort - AgencySort.Indicator1 + 1;

    public static IEnumerable<ProvinceRow> Sort(
        IEnumerable<ProvinceRow> rows,
        AgencyQuery query,
        IReadOnlyList<string> levels
    )
    {
        var keyed = rows.Select(row => (Row: row, Key: row.NameKey ?? ThaiOrder.Key(row.Name))).ToList();
        var descending = query is { Sort: AgencySort.Name, IsDescending: true };
        var byName = (
            descending
                ? keyed.OrderByDescending(pair => pair.Key, ThaiOrder.ByKey)
                : keyed.OrderBy(pair => pair.Key, ThaiOrder.ByKey)
        )
            .ThenBy(pair => pair.Row.Code.Value, StringComparer.Ordinal)
            .Select(pair => pair.Row)
            .ToList();
        return query.Sort switch
        {
            AgencySort.Name => byName,
            AgencySort.District => Order(byName, row => OptionalKey(row.District), query.IsDescending, ThaiOrder.ByKey),
            AgencySort.Kind => Order(byName, row => OptionalKey(row.Kind), query.IsDescending, ThaiOrder.ByKey),
            AgencySort.State => Order(byName, row => (AgencyState?)row.State, query.IsDescending),
            AgencySort.Iit => Order(byName, row => row.Iit?.Rounded, query.IsDescending),
            AgencySort.Eit => Order(byName, row => row.Eit?.Rounded, query.IsDescending),
            AgencySort.Oit => Order(byName, row => row.Oit?.Rounded, query.IsDescending),
            AgencySort.Total => Order(byName, row => row.Total?.Rounded, query.IsDescending),
            AgencySort.Level => Order(
                byName,
                row => row.Level is { } level ? Rank(level, levels) : (int?)null,
                query.IsDescending
            ),
            AgencySort.Change => Order(byName, row => row.Change?.Points, query.IsDescending),
            AgencySort.Weakest => Order(byName, row => row.Weakest, query.IsDescending),
            _ => Order(
                byName,
                row =>
                    row.Indicators.TryGetValue(IndicatorOf(query.Sort), out var score) ? score.Rounded : (decimal?)null,
                query.IsDescending
            ),
        };
    }

    // Sorting keeps the order of equals; what has no figure comes last in both directions.
    private static IEnumerable<ProvinceRow> Order<TKey>(
        List<ProvinceRow> rows,
        Func<ProvinceRow, TKey> key,
        bool descending,
        IComparer<TKey>? comparer = null
    )
    {
        var known = rows.Where(row => key(row) is not null);
        return (descending ? known.OrderByDescending(key, comparer) : known.OrderBy(key, comparer)).Concat(
            rows.Where(row => key(row) is null)
        );
    }

    private static SortKey? OptionalKey(string? text) => text is null ? null : ThaiOrder.Key(text);

    private static int Rank(string level, IReadOnlyList<string> levels)
    {
        for (var rank = 0; rank < levels.Count; rank++)
        {
            if (levels[rank] == level)
                return rank;
        }

        return levels.Count;
    }
}
