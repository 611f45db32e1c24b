using System.Collections.Immutable;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Reports;
using Ita.Reports.Model;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Workbooks.FollowUpForms;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reporting;

/// <summary>
/// A result becomes its report. Files first, then the row's mark, on condition that the row is the one that was read:
/// where it is not, the report is written again, so that the last to write has seen all.
/// </summary>
public sealed class ReportWriting(
    AgencyStore agencies,
    SubmissionStore submissions,
    ResultStore results,
    ReportStore reports,
    ReportComposition composition,
    FormerPlaces places,
    WorkQueues queues,
    ILogger<ReportWriting> log
)
{
    private const int MaxAttempts = 20;

    /// <param name="message">A message of the queue <c>write-report</c>, as text.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    /// <exception cref="InvalidDataException">It names no agency and year.</exception>
    public Task WriteAsync(string message, CancellationToken cancellationToken) =>
        WriteAsync(WorkMessage.Parse(message), cancellationToken);

    /// <param name="message">Which agency-year; one that is not scored is nothing to do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task WriteAsync(WorkMessage message, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync("WriteReport", message, () => WriteTracedAsync(message, cancellationToken));

    private async Task WriteTracedAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        var (code, year) = message;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Each time: an agency that has moved since has its report elsewhere.
            if (await agencies.FindAsync(code, cancellationToken) is not { } agency)
            {
                log.ReportOfUnknown(code);
                return;
            }

            // Before the result is read: what is scored by now is in it.
            var scored = (await submissions.ListAsync(code, year, cancellationToken))
                .Where(submission => submission.WaitsFor(SubmissionState.Reported))
                .ToList();
            if (await results.FindAsync(agency.ProvinceCode, code, year, cancellationToken) is not { } stored)
            {
                log.ReportOfUnscored(code, year);

                // Or not where the agency is now.
                if ((await results.ListPlacesAsync(code, year, cancellationToken)).Count > 0)
                    await queues.ScoreAsync(code, year, cancellationToken);
                return;
            }

            await results.AddPlaceAsync(agency.ProvinceCode, code, year, cancellationToken);
            var gathered = await composition.GatherAsync(stored, cancellationToken);
            var documents = await WriteAsync(ReportBuilder.Build(gathered.Input), cancellationToken);
            var written = new WrittenReport(gathered.Version, gathered.Issued, documents);
            if (!await results.MarkReportedAsync(stored.Row, written, cancellationToken))
                continue;
            if (scored.Count > 0)
                StepTelemetry.Reported(scored.Max(submission => submission.Blob.LastModified));

            foreach (var submission in scored)
            {
                await submissions.ChangeAsync(
                    submission.Blob,
                    SubmissionState.Reported,
                    done => done with { Problems = [], MoreProblems = 0 },
                    cancellationToken
                );
            }

            if (
                await agencies.FindAsync(code, cancellationToken) is { } current
                && current.ProvinceCode != agency.ProvinceCode
            )
                continue;
            await places.LeaveAsync(agency, year, cancellationToken);
            return;
        }

        throw new StorageContentionException(
            $"The result of {code}, {year} changes faster than its report can be written."
        );
    }

    private async Task<ImmutableArray<string>> WriteAsync(ReportModel model, CancellationToken cancellationToken)
    {
        var agency = model.Input.Agency;
        var key = new ReportKey(model.Result.FiscalYear, agency.ProvinceCode, agency.Code);
        var form = BinaryData.FromBytes(FollowUpFormWriter.Write(FollowUpForms.Of(model.Figures, agency)));
        await reports.WriteAsync(key, ReportKey.FollowUpForm, ReportFormat.Xlsx.ContentType, form, cancellationToken);

        // What there is nothing to say in any more must not go on saying what was.
        var issued = ReportFormat.All.Where(format => format.IsIssued(model)).ToList();
        foreach (var format in ReportFormat.All.Except(issued))
            await reports.RemoveAsync(key, format.Ending, cancellationToken);

        // The one people sign comes last: where it is, the others are.
        foreach (var format in issued.AsEnumerable().Reverse())
        {
            using var document = new MemoryStream();
            format.Write(model, document);
            var content = BinaryData.FromBytes(document.GetBuffer().AsMemory(0, (int)document.Length));
            await reports.WriteAsync(key, format.Ending, format.ContentType, content, cancellationToken);
        }

        return [.. issued.Select(format => format.Ending)];
    }
}
