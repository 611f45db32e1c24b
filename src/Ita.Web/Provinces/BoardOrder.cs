using System.Globalization;

namespace Ita.Web.Provinces;

/// <summary>
/// Puts agencies in order: names as a Thai dictionary does, figures as published, equals by name and code.
/// </summary>
internal static class BoardOrder
{
    private static readonly CompareInfo s_thai = CultureInfo.GetCultureInfo("th-TH").CompareInfo;
    private static readonly Comparer<SortKey?> s_byKey = Comparer<SortKey?>.Create(
        (one, other) => SortKey.Compare(one!, other!)
    );

    /// <summary>By an indicator's score.</summary>
    /// <param name="indicator">1–10.</param>
    public static BoardSort Of(int indicator) => BoardSort.Indicator1 + indicator - 1;

    /// <summary>Of an order by an indicator: 1–10.</summary>
    public static int IndicatorOf(BoardSort sort) => sort - BoardSort.Indicator1 + 1;

    /// <summary>Names and kinds as a Thai dictionary has them.</summary>
    public static IEnumerable<string> Sort(IEnumerable<string> names) => names.OrderBy(Key, s_byKey);

    public static IEnumerable<ProvinceRow> Sort(
        IEnumerable<ProvinceRow> rows,
        BoardQuery query,
        IReadOnlyList<string> levels
    )
    {
        var keyed = rows.Select(row => (Row: row, Key: row.NameKey ?? Key(row.Name))).ToList();
        var descending = query is { Sort: BoardSort.Name, IsDescending: true };
        var byName = (
            descending ? keyed.OrderByDescending(pair => pair.Key, s_byKey) : keyed.OrderBy(pair => pair.Key, s_byKey)
        )
            .ThenBy(pair => pair.Row.Code.Value, StringComparer.Ordinal)
            .Select(pair => pair.Row)
            .ToList();
        return query.Sort switch
        {
            BoardSort.Name => byName,
            BoardSort.District => Order(byName, row => OptionalKey(row.District), query.IsDescending, s_byKey),
            BoardSort.Kind => Order(byName, row => OptionalKey(row.Kind), query.IsDescending, s_byKey),
            BoardSort.State => Order(byName, row => (AgencyState?)row.State, query.IsDescending),
            BoardSort.Iit => Order(byName, row => row.Iit?.Rounded, query.IsDescending),
            BoardSort.Eit => Order(byName, row => row.Eit?.Rounded, query.IsDescending),
            BoardSort.Oit => Order(byName, row => row.Oit?.Rounded, query.IsDescending),
            BoardSort.Total => Order(byName, row => row.Total?.Rounded, query.IsDescending),
            BoardSort.Level => Order(
                byName,
                row => row.Level is { } level ? Rank(level, levels) : (int?)null,
                query.IsDescending
            ),
            BoardSort.Change => Order(byName, row => row.Change?.Points, query.IsDescending),
            BoardSort.Weakest => Order(byName, row => row.Weakest, query.IsDescending),
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

    /// <summary>Made once for each name: comparing two names by the rules themselves costs as much each time.</summary>
    public static SortKey Key(string text) => s_thai.GetSortKey(text, CompareOptions.IgnoreCase);

    private static SortKey? OptionalKey(string? text) => text is null ? null : Key(text);

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
