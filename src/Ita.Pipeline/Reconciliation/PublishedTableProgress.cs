using Ita.Assessment.Submissions;
using Ita.Pipeline.Submissions;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// How far a published table has come: not told by its agencies' steps, which know of one agency each, but looked up.
/// </summary>
public sealed class PublishedTableProgress(
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    ResultStore results,
    WorkQueues queues
)
{
    private const int Parallelism = 8;

    /// <summary>
    /// Sends again what an agency of the table still lacks: the scoring of its figures, or a report of its result. A
    /// table of which no agency lacks anything is reported.
    /// </summary>
    /// <param name="table">Accepted or scored.</param>
    /// <param name="cancellationToken">Ends it between two messages; repeating it completes it.</param>
    public async Task AdvanceAsync(Submission table, CancellationToken cancellationToken)
    {
        var lacking = 0;
        await Parallel.ForEachAsync(
            table.YearsToScore(),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (message, token) =>
            {
                if (await LacksAsync(message, token))
                    Interlocked.Increment(ref lacking);
            }
        );
        if (lacking > 0)
            return;
        await submissions.ChangeAsync(table.Blob, SubmissionState.Scored, cancellationToken: cancellationToken);
        await submissions.ChangeAsync(table.Blob, SubmissionState.Reported, cancellationToken: cancellationToken);
    }

    private async Task<bool> LacksAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        var (code, year) = message;
        if (await agencies.FindAsync(code, cancellationToken) is not { } agency)
            return false;
        var current = await tallies.GetAsync(code, year, cancellationToken);
        if (current.Parts.IsEmpty)
            return false;
        var row = await results.FindRowAsync(agency.ProvinceCode, code, year, cancellationToken);
        if (row?.InputVersion != current.Version)
            await queues.ScoreAsync(code, year, cancellationToken);
        else if (row.ReportVersion is null)
            await queues.WriteReportAsync(code, year, cancellationToken);
        else
            return false;
        return true;
    }
}
