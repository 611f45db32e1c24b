using System.Globalization;

namespace Ita.Functions.Web.Provinces;

/// <summary>Puts agencies in order: names as a Thai dictionary does, figures as published, equals by name and code.</summary>
internal static class BoardOrder
{
    private static readonly StringComparer s_thai = StringComparer.Create(CultureInfo.GetCultureInfo("th-TH"), ignoreCase: true);

    public static IEnumerable<ProvinceRow> Sort(IEnumerable<ProvinceRow> rows, BoardQuery query, IReadOnlyList<string> levels)
    {
        var byName = rows.OrderBy(row => row.Name, s_thai).ThenBy(row => row.Code.Value, StringComparer.Ordinal).ToList();
        return query.Sort switch
        {
            BoardSort.Name => query.IsDescending ? byName.OrderByDescending(row => row.Name, s_thai) : byName,
            BoardSort.District => Order(byName, row => row.District, query.IsDescending, s_thai),
            BoardSort.Kind => Order(byName, row => row.Kind, query.IsDescending, s_thai),
            BoardSort.State => Order(byName, row => (AgencyState?)row.State, query.IsDescending),
            BoardSort.Iit => Order(byName, row => row.Iit?.Rounded, query.IsDescending),
            BoardSort.Eit => Order(byName, row => row.Eit?.Rounded, query.IsDescending),
            BoardSort.Oit => Order(byName, row => row.Oit?.Rounded, query.IsDescending),
            BoardSort.Total => Order(byName, row => row.Total?.Rounded, query.IsDescending),
            BoardSort.Level => Order(byName, row => row.Level is { } level ? Rank(level, levels) : (int?)null, query.IsDescending),
            BoardSort.Change => Order(byName, row => row.Change?.Points, query.IsDescending),
            _ => Order(byName, row => row.Weakest, query.IsDescending),
        };
    }

    // Sorting keeps the order of equals; what has no figure comes last in both directions.
    private static IEnumerable<ProvinceRow> Order<TKey>(List<ProvinceRow> rows, Func<ProvinceRow, TKey> key, bool descending, IComparer<TKey>? comparer = null)
    {
        var known = rows.Where(row => key(row) is not null);
        return (descending ? known.OrderByDescending(key, comparer) : known.OrderBy(key, comparer)).Concat(rows.Where(row => key(row) is null));
    }

    private static int Rank(string level, IReadOnlyList<string> levels)
    {
        for (var rank = 0; rank < levels.Count; rank++)
        {
            if (levels[rank] == level) return rank;
        }

        return levels.Count;
    }
}
