using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Scoring;

/// <summary>
/// An agency-year's tallies become its result; its report, and those of later years that show it beside their own,
/// are put on their way.
/// </summary>
public sealed class AgencyScoring(
    AgencyStore agencies,
    SubmissionStore submissions,
    TallyStore tallies,
    ResultStore results,
    FormerPlaces places,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    ILogger<AgencyScoring> log
)
{
    private const int MaxMoves = 5;

    /// <param name="message">A message of the queue <c>score-agency</c>, as text.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    /// <exception cref="InvalidDataException">It names no agency and year.</exception>
    public Task ScoreAsync(string message, CancellationToken cancellationToken) =>
        ScoreAsync(WorkMessage.Parse(message), cancellationToken);

    /// <param name="message">Which agency-year; one without tallies is nothing to do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task ScoreAsync(WorkMessage message, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync("ScoreAgency", message, () => ScoreTracedAsync(message, cancellationToken));

    private async Task ScoreTracedAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        var (code, year) = message;
        var catalogue = await frameworks.GetForAsync(year, cancellationToken);
        if (
            catalogue.Find(year) is not { } framework
            || await agencies.FindAsync(code, cancellationToken) is not { } agency
        )
        {
            log.NothingToScore(code, year);
            return;
        }

        // Before the tallies are read: what is accepted by now is in them.
        var accepted = (await submissions.ListAsync(code, year, cancellationToken))
            .Where(submission => submission.WaitsFor(SubmissionState.Scored))
            .ToList();
        for (var moves = 0; moves < MaxMoves; moves++)
        {
            var row = await UpdateAsync(agency, framework, message, cancellationToken);

            // It may have moved while it was scored: then the result lies in the wrong place.
            var current = await agencies.FindAsync(code, cancellationToken) ?? agency;
            if (current.ProvinceCode == agency.ProvinceCode)
            {
                if (row is not null)
                    await places.LeaveAsync(current, year, cancellationToken);
                await ProceedAsync(agency, year, accepted, isScored: row is not null, cancellationToken);
                return;
            }

            agency = current;
        }

        throw new StorageContentionException($"{code} moves faster than it can be scored.");
    }

    private async Task<ResultRow?> UpdateAsync(
        Agency agency,
        Framework framework,
        WorkMessage message,
        CancellationToken cancellationToken
    )
    {
        var (code, year) = (agency.Code, framework.FiscalYear);
        var update = await results.UpdateAsync(
            agency.ProvinceCode,
            code,
            year,
            async (before, token) =>
            {
                var current = await tallies.GetAsync(code, year, token);
                if (current.Parts.IsEmpty)
                    return null;
                var by = await FrameworkAsync(framework, message, before, current.Version, token);
                var result = Scorer.Score(by, current.Parts.Select(part => part.Tally));
                await frameworks.KeepAsync(by, token);
                var own = current.Parts.Where(part => part.Origin == TallyOrigin.OwnYear);
                return new ScoredYear(
                    agency,
                    Disclosure.Apply(by, result),
                    current.Version,
                    DetailRelease.AnswersOf(own.Select(part => part.Tally))
                );
            },
            cancellationToken
        );
        return update.Row;
    }

    private async Task ProceedAsync(
        Agency agency,
        FiscalYear year,
        List<Submission> accepted,
        bool isScored,
        CancellationToken cancellationToken
    )
    {
        if (!isScored)
        {
            // A summary of other years only has nothing for its own: its figures are scored and reported there.
            foreach (
                var submission in accepted.Where(submission => submission.Parts.All(part => part.FiscalYear != year))
            )
            {
                await submissions.ChangeAsync(submission.Blob, SubmissionState.Scored, Healed, cancellationToken);
                await submissions.ChangeAsync(submission.Blob, SubmissionState.Reported, Healed, cancellationToken);
            }

            return;
        }

        foreach (var submission in accepted)
            await submissions.ChangeAsync(submission.Blob, SubmissionState.Scored, Healed, cancellationToken);
        await queues.WriteReportAsync(agency.Code, year, cancellationToken);
        foreach (var later in ComparedYears.After(year))
        {
            if (await results.FindRowAsync(agency.ProvinceCode, agency.Code, later, cancellationToken) is not null)
                await queues.WriteReportAsync(agency.Code, later, cancellationToken);
        }
    }

    // A figure changes because something was uploaded, or because rescoring was ordered; not because a message came
    // again, or an agency has a new name, after another framework came into force.
    private async Task<Framework> FrameworkAsync(
        Framework inForce,
        WorkMessage message,
        ResultRow? before,
        string tallies,
        CancellationToken cancellationToken
    ) =>
        before is null || message.Rescore || before.InputVersion != tallies
            ? inForce
            : await frameworks.FindAsync(inForce.FiscalYear, before.Result.FrameworkVersion, cancellationToken)
                ?? inForce;

    private static Submission Healed(Submission submission) => submission with { Problems = [], MoreProblems = 0 };
}
