using Ita.Functions.Host;
using Ita.Pipeline.Failures;

namespace Ita.Functions.RecordReportFailure;

/// <summary>Writing a report failed for the last time.</summary>
internal static class RecordReportFailureFunction
{
    public const string Name = "RecordReportFailure";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<FailureRecording>(
            Name,
            (step, invocation, cancellationToken) =>
                step.RecordAsync(PoisonMessage.Report(invocation.Message("message")), cancellationToken)
        );
}
