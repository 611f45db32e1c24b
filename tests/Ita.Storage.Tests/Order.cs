namespace Ita.Storage.Tests;

internal static class Order
{
    /// <summary>All orders of a few things.</summary>
    public static IEnumerable<T[]> All<T>(params T[] things) =>
        things.Length <= 1
            ? [things]
            : things.SelectMany(
                (first, index) =>
                    All([.. things.Where((_, other) => other != index)]).Select(rest => (T[])[first, .. rest])
            );
}
