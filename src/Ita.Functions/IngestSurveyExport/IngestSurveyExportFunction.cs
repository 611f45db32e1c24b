using Ita.Functions.Host;
using Ita.Pipeline.Intake;

namespace Ita.Functions.IngestSurveyExport;

/// <summary>A blob in <c>uploads</c> is there, new or again.</summary>
internal static class IngestSurveyExportFunction
{
    public const string Name = "IngestSurveyExport";

    // However the host cut the path into the pattern's parts, put together they are the blob's name.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<SurveyExportIngestion>(
            Name,
            (step, invocation, cancellationToken) =>
                step.IngestAsync(
                    $"{invocation.Metadata("fiscalYear")}/{invocation.Metadata("agencyCode")}/{invocation.Metadata("fileName")}",
                    cancellationToken
                )
        );
}
