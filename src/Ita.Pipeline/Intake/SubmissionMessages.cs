using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;

namespace Ita.Pipeline.Intake;

/// <summary>
/// The messages by which a submission goes on from where it stands. Sending them again changes nothing.
/// </summary>
public sealed class SubmissionMessages(AgencyStore agencies, ResultStore results, WorkQueues queues)
{
    private const int Parallelism = 8;

    /// <param name="submission">Accepted or scored; in any other state there is nothing to send.</param>
    /// <param name="cancellationToken">Ends it between two messages.</param>
    public async Task SendAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission is { State: SubmissionState.Accepted, ResultsPath: not null })
            await ScoreAsync(submission.YearsToScore(), cancellationToken);
        if (submission is not { Agency: { } agency, FiscalYear: { } year })
            return;
        switch (submission)
        {
            case { State: SubmissionState.Accepted, Blob.Container: ContainerNames.FollowUp }:
                await WriteReportsAsync(agency, year, cancellationToken);
                break;
            case { State: SubmissionState.Accepted }:
                foreach (var each in submission.YearsToScore())
                    await queues.ScoreAsync(agency, each.FiscalYear, cancellationToken);
                break;
            case { State: SubmissionState.Scored }:
                await queues.WriteReportAsync(agency, year, cancellationToken);
                break;
        }
    }

    // Of a whole province, perhaps of the whole country.
    private Task ScoreAsync(IEnumerable<WorkMessage> years, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            years,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (each, token) => await queues.ScoreAsync(each.Agency, each.FiscalYear, token)
        );

    /// <summary>
    /// Has the reports written that a follow-up form is shown in: its year's, and the next one's. Where the year has no
    /// result yet, its scoring will send the messages.
    /// </summary>
    public async Task WriteReportsAsync(AgencyCode code, FiscalYear year, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(code, cancellationToken) is not { } agency)
            return;
        if (await results.FindRowAsync(agency.ProvinceCode, code, year, cancellationToken) is null)
            return;
        if (await results.FindRowAsync(agency.ProvinceCode, code, year.Next, cancellationToken) is not null)
            await queues.WriteReportAsync(code, year.Next, cancellationToken);

        // Last: once it is written the form counts as reported, and nothing is sent again.
        await queues.WriteReportAsync(code, year, cancellationToken);
    }
}
