using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

internal static class Attempt
{
    /// <summary>One upload that cannot be taken up must not keep the others from being found.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> AsyncOf(Func<Task> step, ILogger log, CancellationToken cancellation)
    {
        try
        {
            await step().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "An upload could not be taken up again; the next reconciliation tries once more.");
            return false;
        }
    }
}
