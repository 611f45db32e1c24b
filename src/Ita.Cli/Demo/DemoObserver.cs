using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Storage.Submissions;

namespace Ita.Cli.Demo;

/// <summary>Looks into storage, past the app: what is there is there, whatever the app says.</summary>
public sealed class DemoObserver
{
    private static readonly SubmissionState[] Watched =
    [
        SubmissionState.Received,
        SubmissionState.Accepted,
        SubmissionState.Rejected,
        SubmissionState.Failed,
    ];

    private readonly StorageAccount _account;
    private readonly ResultStore _results;
    private readonly SubmissionStore _submissions;
    private readonly ImmutableArray<(ProvinceCode Province, FiscalYear Year)> _provinceYears;

    /// <param name="connection">The storage account.</param>
    /// <param name="years">The agency-years whose provinces are looked at.</param>
    public DemoObserver(string connection, IEnumerable<ExpectedYear> years)
    {
        _account = new StorageAccount(connection);
        _results = new ResultStore(_account, TimeProvider.System);
        _submissions = new SubmissionStore(_account, TimeProvider.System);
        _provinceYears = [.. years.Select(year => (year.Agency.ProvinceCode, year.Of.FiscalYear)).Distinct().Order()];
    }

    public async Task<Observation> ObserveAsync(CancellationToken cancellationToken)
    {
        // Queues before tables: a step writes what it did before its message goes, so that quiet queues vouch for what
        // is read after them.
        var isQuiet = await AreQueuesEmptyAsync(cancellationToken);
        var rejections = ImmutableArray.CreateBuilder<ObservedRejection>();
        await foreach (var submission in _submissions.ListInStatesAsync(Watched, cancellationToken))
        {
            // A registry ends as accepted; an export goes on from there to its report.
            if (submission.State == SubmissionState.Accepted && submission.Blob.Container != ContainerNames.Uploads)
                continue;
            if (submission.State is SubmissionState.Received or SubmissionState.Accepted)
                isQuiet = false;
            else
                rejections.Add(Rejection(submission));
        }

        var years = new List<ObservedYear>();
        foreach (var (province, year) in _provinceYears)
        {
            years.AddRange((await _results.ListAsync(province, year, cancellationToken)).Select(Year));
        }

        return new Observation
        {
            Years = [.. years.OrderBy(year => year.Of)],
            Rejections =
            [
                .. rejections
                    .OrderBy(rejection => rejection.Of)
                    .ThenBy(rejection => rejection.FileName, StringComparer.Ordinal),
            ],
            IsQuiet = isQuiet,
        };
    }

    private async Task<bool> AreQueuesEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var name in QueueNames.All)
        {
            var properties = await _account.Queue(name).GetPropertiesAsync(cancellationToken);

            // Messages that are being worked on count too.
            if (properties.Value.ApproximateMessagesCount > 0)
                return false;
        }

        return true;
    }

    private static ObservedYear Year(ResultRow row) =>
        new()
        {
            Of = new AgencyYear(row.Agency.Code, row.FiscalYear),
            Total = row.Result.Total?.ToString(),
            Level = row.Result.Level,
            Missing = row.Result.Missing,
            IsReported = row.ReportVersion is not null,
        };

    // A failed upload is none that was turned away; it shows up as one that nobody expected.
    private static ObservedRejection Rejection(Submission submission) =>
        new(
            submission is { Agency: { } agency, FiscalYear: { } year } ? new AgencyYear(agency, year) : default,
            submission.Blob.FileName,
            [
                .. submission.Problems.Select(problem =>
                    problem is { Sheet: { } sheet, Cell: { } cell } ? $"{problem.Code} {sheet}!{cell}" : problem.Code
                ),
            ]
        );
}
