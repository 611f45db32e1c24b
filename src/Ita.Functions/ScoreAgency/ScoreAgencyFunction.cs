using Ita.Functions.Host;
using Ita.Pipeline.Scoring;

namespace Ita.Functions.ScoreAgency;

/// <summary>An agency's year is to be scored.</summary>
internal static class ScoreAgencyFunction
{
    public const string Name = "ScoreAgency";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapTrigger<AgencyScoring>(
            Name,
            (step, invocation, cancellationToken) =>
                step.ScoreAsync(invocation.WorkMessage("request"), cancellationToken)
        );
}
