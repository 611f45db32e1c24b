using Ita.Pipeline.Telemetry;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

internal static class BestEffort
{
    /// <summary>One upload that cannot be taken up must not keep the others from being found.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> RunAsync(Func<Task> step, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.ReconciliationStepFailed(e);
            return false;
        }
    }
}
