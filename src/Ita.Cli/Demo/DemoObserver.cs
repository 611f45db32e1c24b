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
    /// <param name="expected">The agency-years whose provinces are looked at.</param>
    public DemoObserver(string connection, IEnumerable<ExpectedResult> expected)
    {
        _account = new StorageAccount(connection);
        _results = new ResultStore(_account, TimeProvider.System);
        _submissions = new SubmissionStore(_account, TimeProvider.System);
        _provinceYears =
        [
            .. expected.Select(year => (year.Agency.ProvinceCode, year.Id.FiscalYear)).Distinct().Order(),
        ];
    }

    public async Task<Observation> ObserveAsync(CancellationToken cancellationToken)
    {
        // Queues before tables: a step writes what it did before its message goes, so that quiet queues vouch for what
        // is read after them.
        var isIdle = await AreQueuesEmptyAsync(cancellationToken);
        var rejections = ImmutableArray.CreateBuilder<ObservedRejection>();
        await foreach (var submission in _submissions.InStatesAsync(Watched, cancellationToken))
        {
            // A registry ends as accepted; an export goes on from there to its report.
            if (submission.State == SubmissionState.Accepted && submission.Blob.Container != ContainerNames.Uploads)
                continue;
            if (submission.State is SubmissionState.Received or SubmissionState.Accepted)
                isIdle = false;
            else
                rejections.Add(CreateRejection(submission));
        }

        var results = new List<ObservedResult>();
        foreach (var (province, year) in _provinceYears)
        {
            results.AddRange((await _results.ListAsync(province, year, cancellationToken)).Select(CreateResult));
        }

        return new Observation
        {
            Results = [.. results.OrderBy(result => result.Id)],
            Rejections =
            [
                .. rejections
                    .OrderBy(rejection => rejection.Id)
                    .ThenBy(rejection => rejection.FileName, StringComparer.Ordinal),
            ],
            IsIdle = isIdle,
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

    private static ObservedResult CreateResult(ResultRow row) =>
        new()
        {
            Id = new AgencyYearId(row.Agency.Code, row.FiscalYear),
            Total = row.Result.Total?.ToString(),
            Level = row.Result.Level,
            Missing = row.Result.Missing,
            IsReported = row.ReportVersion is not null,
        };

    // A failed upload is none that was turned away; it shows up as one that nobody expected.
    private static ObservedRejection CreateRejection(Submission submission) =>
        new(
            submission is { Agency: { } agency, FiscalYear: { } year } ? new AgencyYearId(agency, year) : default,
            submission.Blob.FileName,
            [
                .. submission.Problems.Select(problem =>
                    problem is { Sheet: { } sheet, Cell: { } cell } ? $"{problem.Code} {sheet}!{cell}" : problem.Code
                ),
            ]
        );
}

/// <summary>What storage holds at one moment.</summary>
public sealed record Observation
{
    public static Observation Nothing { get; } = new();

    /// <summary>Every result there is, in order.</summary>
    public ImmutableArray<ObservedResult> Results { get; init; } = [];

    public ImmutableArray<ObservedRejection> Rejections { get; init; } = [];

    /// <summary>No work is waiting or under way.</summary>
    public bool IsIdle { get; init; }

    public ObservedResult? Find(AgencyYearId id) => Results.FirstOrDefault(result => result.Id == id);

    /// <summary>Nothing has happened between the two.</summary>
    public bool IsSameAs(Observation other) =>
        Results.Length == other.Results.Length
        && Rejections.Length == other.Rejections.Length
        && IsIdle == other.IsIdle
        && Results
            .Zip(other.Results)
            .All(pair =>
                pair.First.Id == pair.Second.Id
                && pair.First.Total == pair.Second.Total
                && pair.First.IsReported == pair.Second.IsReported
            );
}

/// <summary>What storage says of one agency-year.</summary>
public sealed record ObservedResult
{
    public required AgencyYearId Id { get; init; }

    public string? Total { get; init; }

    public string? Level { get; init; }

    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>The report that is there was written from this very result.</summary>
    public bool IsReported { get; init; }
}

/// <summary>An upload that was turned away.</summary>
/// <param name="Id">The agency-year it was uploaded to.</param>
/// <param name="FileName">The workbook.</param>
/// <param name="Problems">Each problem as code and place: <c>answer-unknown IIT!F11</c>.</param>
public sealed record ObservedRejection(AgencyYearId Id, string FileName, IReadOnlyList<string> Problems);
