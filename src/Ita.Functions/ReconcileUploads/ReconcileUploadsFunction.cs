using Ita.Functions.Host;
using Ita.Pipeline.Reconciliation;

namespace Ita.Functions.ReconcileUploads;

/// <summary>Every five minutes: what got lost on its way is put back on it.</summary>
internal static class ReconcileUploadsFunction
{
    public const string Name = "ReconcileUploads";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<UploadReconciliation>(
            Name,
            (step, _, cancellationToken) => step.ReconcileAsync(cancellationToken)
        );
}
