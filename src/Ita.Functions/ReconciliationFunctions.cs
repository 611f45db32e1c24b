using Ita.Pipeline.Reconciliation;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions;

/// <summary>What the clock sets in motion.</summary>
public sealed class ReconciliationFunctions(UploadReconciliation reconciliation)
{
    [Function(nameof(ReconcileUploads))]
    public async Task ReconcileUploads(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer,
        CancellationToken cancellationToken
    ) => await reconciliation.ReconcileAsync(cancellationToken);
}
