using Ita.Functions.Host;
using Ita.Pipeline.Failures;

namespace Ita.Functions.RecordUploadFailure;

/// <summary>Ingesting a blob failed for the last time.</summary>
internal static class RecordUploadFailureFunction
{
    public const string Name = "RecordUploadFailure";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<FailureRecording>(
            Name,
            (step, invocation, cancellationToken) =>
                step.RecordAsync(PoisonMessage.Upload(invocation.Message("message")), cancellationToken)
        );
}
