using System.Globalization;

namespace Ita.Web.Site;

/// <summary>Puts names in order as a Thai dictionary does.</summary>
internal static class ThaiOrder
{
    private static readonly CompareInfo s_thai = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

    public static Comparer<SortKey?> ByKey { get; } =
        Comparer<SortKey?>.Create((one, other) => SortKey.Compare(one!, other!));

    public static IEnumerable<string> Sort(IEnumerable<string> names) => names.OrderBy(Key, ByKey);

    /// <summary>Made once for each name: comparing two names by the rules themselves costs as much each time.</summary>
    public static SortKey Key(string text) => s_thai.GetSortKey(text, CompareOptions.IgnoreCase);
}
