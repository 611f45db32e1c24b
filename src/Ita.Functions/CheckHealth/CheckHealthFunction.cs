using Ita.Functions.Access;
using Ita.Functions.Host;
using Ita.Functions.Web;
using Ita.Storage;
using Ita.Storage.Queues;

namespace Ita.Functions.CheckHealth;

/// <summary>Is the app there, and does its storage answer? Says nothing else, so that anybody may ask.</summary>
internal static class CheckHealthFunction
{
    public const string Name = "CheckHealth";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("health", async (StorageGate gate, WorkQueues queues, ILogger<StorageGate> log, CancellationToken cancellation) =>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        try
        {
            await gate.EnterAsync(limit.Token);
            await queues.CountAsync(QueueNames.ScoreAgency, limit.Token);
            return Json.Of(new { status = "ok" });
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "The storage account does not answer.");
            return Problems.StorageDown();
        }
    }).WithMetadata(OpenToAll.Instance);
}
