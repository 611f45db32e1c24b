using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Reports;
using Ita.Reports.Excel;
using Ita.Reports.Html;
using Ita.Reports.Json;
using Ita.Reports.Model;
using Ita.Reports.Word;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
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
    TallyStore tallies,
    ResultStore results,
    FollowUpStore followUps,
    ReportStore reports,
    FormerPlaces places,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    ReportSettings settings,
    ILogger<ReportWriting> log
)
{
    private const int MaxAttempts = 20;

    // The one people sign comes last: where it is, the others are.
    private static readonly ImmutableArray<(ReportFormat Format, Action<ReportModel, Stream> Write)> s_forms =
    [
        (ReportFormat.Json, JsonReport.Write),
        (ReportFormat.Html, HtmlReport.Write),
        (ReportFormat.Xlsx, ExcelReport.Write),
        (ReportFormat.Docx, WordReport.Write),
    ];

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

            await results.NotePlaceAsync(agency.ProvinceCode, code, year, cancellationToken);
            var inputs = await InputsAsync(stored.Row, cancellationToken);
            await WriteAsync(await ModelAsync(stored, inputs, cancellationToken), cancellationToken);
            if (!await results.MarkReportedAsync(stored.Row, inputs.Version, cancellationToken))
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

    private async Task<ReportInputs> InputsAsync(ResultRow row, CancellationToken cancellationToken)
    {
        var province = await results.ListAsync(row.Agency.ProvinceCode, row.FiscalYear, cancellationToken);
        var previousYear =
            row.FiscalYear.Value > FiscalYear.First
                ? await results.ListAsync(row.Agency.ProvinceCode, row.FiscalYear.Previous, cancellationToken)
                : [];
        return ReportInputs.Of(row, province, previousYear, settings);
    }

    private async Task<ReportModel> ModelAsync(
        StoredResult stored,
        ReportInputs inputs,
        CancellationToken cancellationToken
    )
    {
        var (code, year) = (stored.Row.Agency.Code, stored.Row.FiscalYear);
        var framework =
            await FrameworkAsync(stored.Row, cancellationToken)
            ?? throw new InvalidOperationException($"{year} was scored by a framework that is not there any more.");
        var previousFramework = inputs.Previous is { } before ? await FrameworkAsync(before, cancellationToken) : null;
        var previous =
            previousFramework is not null && inputs.Previous is { } row
                ? await results.FindAsync(row.Agency.ProvinceCode, code, row.FiscalYear, cancellationToken)
                : null;
        var sources = await SourcesAsync(code, year, cancellationToken);
        var previousSources = previous is null
            ? []
            : await SourcesAsync(code, previous.Row.FiscalYear, cancellationToken);
        var followUp = await followUps.GetAsync(code, year, cancellationToken);
        var previousFollowUp = previous is null
            ? null
            : await followUps.GetAsync(code, previous.Row.FiscalYear, cancellationToken);
        sources =
        [
            .. sources
                .Concat(SourcesOf(followUp))
                .OrderBy(source => source.UploadedAt)
                .ThenBy(source => source.FileName, StringComparer.Ordinal),
        ];
        if (previousFollowUp is not null)
            previousSources = previousSources.AddRange(SourcesOf(previousFollowUp));
        return ReportBuilder.Build(
            new ReportInput
            {
                Agency = stored.Row.Agency,
                Framework = framework,
                Result = stored.Result,
                PreviousFramework = previous is null ? null : previousFramework,
                Previous = previous?.Result,
                Sources = sources,
                WrittenAt = sources
                    .Concat(previousSources)
                    .Select(source => source.UploadedAt)
                    .DefaultIfEmpty(stored.Row.ScoredAt)
                    .Max(),
                Province = inputs.Province,
                FollowUp = followUp.FollowUp,
                PreviousFollowUp = previousFollowUp?.FollowUp,
                Settings = inputs.Settings,
            }
        );
    }

    // The one it was scored by, whatever is in force by now.
    private async Task<Framework?> FrameworkAsync(ResultRow row, CancellationToken cancellationToken) =>
        await frameworks.FindAsync(row.FiscalYear, row.Result.FrameworkVersion, cancellationToken)
        ?? (await frameworks.GetAsync(cancellationToken)).Find(row.FiscalYear);

    private async Task<ImmutableArray<ReportSource>> SourcesAsync(
        AgencyCode agency,
        FiscalYear year,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await tallies.GetAsync(agency, year, cancellationToken))
                .Parts.Select(part => part.Source)
                .Distinct()
                .OrderBy(source => source.Blob.OrderKey, StringComparer.Ordinal)
                .Select(source => new ReportSource(source.Blob.FileName, source.Sha256, source.Blob.LastModified)),
        ];

    private static IEnumerable<ReportSource> SourcesOf(StoredFollowUp followUp) =>
        followUp.Sources.Select(source => new ReportSource(
            source.Blob.FileName,
            source.Sha256,
            source.Blob.LastModified
        ));

    private async Task WriteAsync(ReportModel model, CancellationToken cancellationToken)
    {
        var agency = model.Input.Agency;
        var key = new ReportKey(model.Result.FiscalYear, agency.ProvinceCode, agency.Code);
        var form = BinaryData.FromBytes(FollowUpFormWriter.Write(FollowUpForms.Of(model, agency)));
        await reports.WriteFollowUpFormAsync(key, form, cancellationToken);
        foreach (var (format, writeForm) in s_forms)
        {
            using var document = new MemoryStream();
            writeForm(model, document);
            var content = BinaryData.FromBytes(document.GetBuffer().AsMemory(0, (int)document.Length));
            await reports.WriteAsync(key, format, content, cancellationToken);
        }
    }
}
