using Ita.Functions.Host;
using Ita.Pipeline.Intake;

namespace Ita.Functions.IngestFollowUp;

/// <summary>A blob in <c>follow-up</c> is there, new or again.</summary>
internal static class IngestFollowUpFunction
{
    public const string Name = "IngestFollowUp";

    // However the host cut the path into the pattern's parts, put together they are the blob's name.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<FollowUpIngestion>(
            Name,
            (step, invocation, cancellationToken) =>
                step.IngestAsync(
                    $"{invocation.Metadata("fiscalYear")}/{invocation.Metadata("agencyCode")}/{invocation.Metadata("fileName")}",
                    cancellationToken
                )
        );
}
