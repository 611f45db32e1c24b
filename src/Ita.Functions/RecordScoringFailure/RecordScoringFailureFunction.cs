using Ita.Functions.Host;
using Ita.Pipeline.Failures;

namespace Ita.Functions.RecordScoringFailure;

/// <summary>Scoring an agency's year failed for the last time.</summary>
internal static class RecordScoringFailureFunction
{
    public const string Name = "RecordScoringFailure";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<FailureRecording>(
            Name,
            (step, invocation, cancellationToken) =>
                step.RecordAsync(PoisonMessage.Scoring(invocation.Message("message")), cancellationToken)
        );
}
