using Azure;

namespace Ita.Storage.Entities;

/// <summary>
/// Read, decide, write on condition that nothing was written since; if something was, from the start. A lost answer
/// looks like a conflict too, and the next reading finds one's own writing done.
/// </summary>
internal static class Conflicts
{
    // Every conflict means that another writer got through, so this ends; the limit is there for a fault that only
    // looks like one.
    private const int MaxAttempts = 50;

    /// <param name="attempt">The whole of it. Called again after a conflict.</param>
    /// <param name="cancellationToken">Ends the waiting between attempts.</param>
    /// <exception cref="StorageContentionException">Every attempt met a conflict.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (RequestFailedException exception) when (Is(exception))
            {
                if (tries == MaxAttempts)
                    throw new StorageContentionException(
                        $"A row was changed meanwhile, {tries} times over.",
                        exception
                    );
                await Task.Delay(TimeSpan.FromMilliseconds(2 * Math.Min(tries, 20)), cancellationToken);
            }
        }
    }

    /// <summary>Added meanwhile, changed meanwhile, or deleted meanwhile; not a missing table.</summary>
    public static bool Is(RequestFailedException exception) =>
        exception switch
        {
            { Status: 412 } => true,
            { Status: 409, ErrorCode: "EntityAlreadyExists" } => true,
            { Status: 404, ErrorCode: "ResourceNotFound" or "EntityNotFound" } => true,
            _ => false,
        };
}
