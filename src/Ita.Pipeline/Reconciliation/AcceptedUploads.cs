using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// What the accepted uploads have put into the storage, by what they say of themselves: of each place the newest, which
/// is the one that must be there.
/// </summary>
internal sealed class AcceptedUploads
{
    private readonly Dictionary<(AgencyCode, FiscalYear, TallyOrigin, Instrument?), Submission> _tallies = [];
    private readonly Dictionary<(AgencyCode, FiscalYear), Submission> _latest = [];
    private readonly HashSet<(AgencyCode, FiscalYear)> _left = [];
    private readonly List<Submission> _others = [];

    /// <summary>Registries and follow-up forms, the oldest first.</summary>
    public IEnumerable<Submission> Others => _others.OrderBy(other => other.Blob.OrderKey, StringComparer.Ordinal);

    /// <summary>The newest export of each agency-year, whatever became of it.</summary>
    public IReadOnlyCollection<Submission> Latest => _latest.Values;

    /// <summary>Every agency-year that something was accepted for, with the uploads it must have figures of.</summary>
    public IEnumerable<AcceptedYear> Years =>
        _tallies
            .GroupBy(each => (Agency: each.Key.Item1, Year: each.Key.Item2))
            .Select(year => new AcceptedYear(
                year.Key.Agency,
                year.Key.Year,
                [.. year.Select(each => (each.Key.Item3, each.Key.Item4, each.Value))],
                _left.Contains(year.Key)
            ));

    public static async Task<AcceptedUploads> ReadAsync(
        SubmissionStore submissions,
        CancellationToken cancellationToken
    )
    {
        var accepted = new AcceptedUploads();
        await foreach (
            var submission in submissions.ListInStatesAsync(Enum.GetValues<SubmissionState>(), cancellationToken)
        )
            accepted.Add(submission with { Problems = [], Warnings = [], Ignored = [], RejectedFiles = null });
        return accepted;
    }

    private void Add(Submission submission)
    {
        var isExport = submission.Blob.Container == ContainerNames.Uploads;
        if (isExport && submission is { Agency: { } sender, FiscalYear: { } ownYear })
            Keep(_latest, (sender, ownYear), submission);
        if (submission.Reached is not (SubmissionState.Accepted or SubmissionState.Scored or SubmissionState.Reported))
            return;
        var isLeft = submission.FailedAfterReading || submission.State == SubmissionState.Accepted;
        if (submission.ResultsPath is { } table)
        {
            foreach (var agency in submission.Agencies)
            {
                Keep(_tallies, (agency, table.FiscalYear, TallyOrigin.Published, null), submission);
                if (isLeft)
                    _left.Add((agency, table.FiscalYear));
            }
        }
        else if (isExport && submission is { Agency: { } agency, FiscalYear: { } year })
        {
            foreach (var part in submission.Parts)
            {
                var origin = part.FiscalYear == year ? TallyOrigin.OwnYear : TallyOrigin.OtherYear;
                Keep(_tallies, (agency, part.FiscalYear, origin, part.Instrument), submission);
                if (isLeft)
                    _left.Add((agency, part.FiscalYear));
            }
        }
        else if (submission.Blob.Container != ContainerNames.Frameworks)
        {
            // Frameworks are put in force again by every round (FrameworkIngestion).
            _others.Add(submission);
        }
    }

    private static void Keep<TKey>(Dictionary<TKey, Submission> newest, TKey key, Submission submission)
        where TKey : notnull
    {
        if (
            !newest.TryGetValue(key, out var before)
            || string.CompareOrdinal(submission.Blob.OrderKey, before.Blob.OrderKey) > 0
        )
            newest[key] = submission;
    }
}

/// <summary>An agency-year, and which figures must be there of it.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Of which year.</param>
/// <param name="Figures">Of which way and part (null for any: a published table says of the whole what it holds) the
/// newest upload, whose figures or newer ones must be there.</param>
/// <param name="IsLeft">What is to be made of its figures is left to others: it is on its way, or failed for the last
/// time and waits for a person.</param>
internal sealed record AcceptedYear(
    AgencyCode Agency,
    FiscalYear Year,
    IReadOnlyList<(TallyOrigin Origin, Instrument? Part, Submission Upload)> Figures,
    bool IsLeft
);
