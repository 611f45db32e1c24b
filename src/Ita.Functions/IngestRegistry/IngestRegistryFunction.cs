using Ita.Functions.Host;
using Ita.Pipeline.Intake;

namespace Ita.Functions.IngestRegistry;

/// <summary>A list of agencies in <c>registry</c> is there, new or again.</summary>
internal static class IngestRegistryFunction
{
    public const string Name = "IngestRegistry";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<RegistryIngestion>(
            Name,
            (step, invocation, cancellationToken) =>
                step.IngestAsync(invocation.Metadata("fileName"), cancellationToken)
        );
}
