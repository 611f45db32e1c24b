namespace Ita.Web.Site;

/// <summary>When what a page shows was read.</summary>
internal static class Times
{
    /// <param name="now">Now.</param>
    /// <param name="others">Null for what was not read at all.</param>
    public static DateTimeOffset Oldest(DateTimeOffset now, params IEnumerable<DateTimeOffset?> others) =>
        others.OfType<DateTimeOffset>().Append(now).Min();
}
