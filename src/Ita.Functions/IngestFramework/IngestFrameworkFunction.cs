using Ita.Functions.Host;
using Ita.Pipeline.Intake;

namespace Ita.Functions.IngestFramework;

/// <summary>A year's framework in <c>frameworks</c> is there, new or again.</summary>
internal static class IngestFrameworkFunction
{
    public const string Name = "IngestFramework";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<FrameworkIngestion>(
            Name,
            (step, invocation, cancellationToken) => step.IngestAsync(invocation.Metadata("name"), cancellationToken)
        );
}
