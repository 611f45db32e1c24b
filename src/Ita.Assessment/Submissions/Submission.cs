using System.Collections.Immutable;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Submissions;

/// <summary>
/// An upload and what became of it. One version of a blob is one submission, however often it is delivered. Its states
/// change by its methods alone; each gives another value, or the same one where nothing changes.
/// </summary>
public sealed record Submission
{
    /// <summary>
    /// Twice what a host allows: failures that anybody lives to count come to their end by that. What gets here has
    /// ended the process each time.
    /// </summary>
    private const int MostAttempts = 10;

    public required BlobVersion Blob { get; init; }

    public required SubmissionState State { get; init; }

    /// <summary>Every state it was in, in order, beginning with its receipt.</summary>
    public ImmutableArray<StateChange> History { get; init; } = [];

    /// <summary>
    /// How often its reading was begun while it was received; more than once only if it never came to an end.
    /// </summary>
    public int Attempts { get; init; }

    /// <summary>Of the content, lower-case hexadecimal; null until it was read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What was read from it, in order; empty unless it was accepted.</summary>
    public ImmutableArray<ReadPart> Parts { get; init; } = [];

    /// <summary>Why it was rejected or failed: the first 100.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];

    /// <summary>
    /// The agencies of a published table, in its order; empty for every other upload, and until it was read.
    /// </summary>
    public ImmutableArray<AgencyCode> Agencies { get; init; } = [];

    /// <summary>
    /// When it was turned away, for whatever reason, or accepted as a follow-up form, nobody knew its agency: it stands
    /// on no agency's page. Or a published table was turned away because nobody knew one of its agencies.
    /// </summary>
    public bool IsOfUnknownAgency { get; init; }

    /// <summary>Its page and marked copy, as long as they are there.</summary>
    public RejectedFiles? RejectedFiles { get; init; }

    /// <summary>
    /// The path's agency; null for a registry or a published table, and for a path that names none.
    /// </summary>
    public AgencyCode? Agency => Path?.Agency;

    /// <summary>The path's year; null for a registry and for a path that names none.</summary>
    public FiscalYear? FiscalYear => Path?.FiscalYear ?? ResultsPath?.FiscalYear;

    /// <summary>A published table's path; null for every other upload, and for a path that names no year.</summary>
    public ResultsPath? ResultsPath => ResultsPath.Of(Blob);

    /// <summary>
    /// Within its agency-year or province-year, newest first; for pages and the command line to name it by.
    /// </summary>
    public string Id => Blob.Id;

    /// <summary>The time of the current state.</summary>
    public DateTimeOffset ChangedAt => History.IsDefaultOrEmpty ? Blob.LastModified : History[^1].At;

    /// <summary>
    /// The last state that it reached without failing: what a failure interrupted, and where a restart goes on.
    /// </summary>
    public SubmissionState Reached =>
        History.LastOrDefault(change => change.State != SubmissionState.Failed)?.State ?? State;

    /// <summary>
    /// It was begun so often without an end, not even a failure, that it is not begun again unless a person says so.
    /// </summary>
    public bool IsGivenUp => State == SubmissionState.Received && Attempts > MostAttempts;

    /// <summary>It was read, but scoring it or writing its report failed for the last time.</summary>
    public bool FailedAfterReading =>
        State == SubmissionState.Failed && Reached is SubmissionState.Accepted or SubmissionState.Scored;

    /// <summary>It was rejected, and what it says of that may quote respondents.</summary>
    public bool QuotesRespondents =>
        State == SubmissionState.Rejected
        && Agency is not null
        && Problems.Concat(Warnings).Any(notice => !AnonymousNotices.IsAnonymous(notice));

    /// <summary>It was rejected, and this code is among its problems.</summary>
    public bool IsRejectedFor(string code) =>
        State == SubmissionState.Rejected && Problems.Any(problem => problem.Code == code);

    /// <summary>An upload that has arrived and was not read yet.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="at">When that was noticed, UTC.</param>
    public static Submission Receive(BlobVersion blob, DateTimeOffset at) =>
        new()
        {
            Blob = blob,
            State = SubmissionState.Received,
            History = [new StateChange(SubmissionState.Received, at)],
        };

    /// <summary>Counts that its reading is begun. One that has been read stays as it is.</summary>
    public Submission BeginReading() =>
        State == SubmissionState.Received ? this with { Attempts = Attempts + 1 } : this;

    /// <summary>
    /// Moves it on. A state that cannot follow the current one, because the step ran late or twice, changes nothing.
    /// </summary>
    /// <param name="next">The new state.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="details">Adds what is known by then; null from it leaves everything as it is.</param>
    public Submission MoveTo(SubmissionState next, DateTimeOffset at, Func<Submission, Submission?>? details = null)
    {
        if (!MayFollow(next))
            return this;
        var changed = details is null ? this : details(this);
        return changed is null ? this : (changed with { Blob = Blob, History = History }).InState(next, at);
    }

    /// <summary>
    /// After a failure back to where it stood before, after a rejection back to received; without the problems there
    /// were. Nothing else is started again.
    /// </summary>
    /// <param name="at">When, UTC.</param>
    public Submission Restart(DateTimeOffset at) =>
        State switch
        {
            SubmissionState.Failed when Reached is SubmissionState.Accepted or SubmissionState.Scored => (
                this with
                {
                    Problems = [],
                    MoreProblems = 0,
                }
            ).InState(Reached, at),
            SubmissionState.Failed or SubmissionState.Rejected => (
                this with
                {
                    Problems = [],
                    MoreProblems = 0,
                    Warnings = [],
                    Ignored = [],
                    Parts = [],
                    Agencies = [],
                    Attempts = 0,
                    IsOfUnknownAgency = false,
                }
            ).InState(SubmissionState.Received, at),
            _ => this,
        };

    /// <summary>As it is told to whoever may not see respondents; anonymous already, it stays the same.</summary>
    public Submission Anonymous() =>
        Agency is null
            ? this
            : this with
            {
                Problems = AnonymousNotices.Of(Problems, MoreProblems == 0),
                Warnings = AnonymousNotices.Of(Warnings, areAll: true),
            };

    private UploadPath? Path => UploadPath.Of(Blob);

    private bool MayFollow(SubmissionState next) =>
        State switch
        {
            SubmissionState.Received => next != SubmissionState.Received,
            SubmissionState.Accepted => next
                is SubmissionState.Scored
                    or SubmissionState.Reported
                    or SubmissionState.Failed,
            SubmissionState.Scored => next is SubmissionState.Reported or SubmissionState.Failed,

            // A step that failed and then succeeds after all has healed it.
            SubmissionState.Failed => next is not (SubmissionState.Received or SubmissionState.Failed),

            // The end, unless a person starts it again.
            _ => false,
        };

    private Submission InState(SubmissionState state, DateTimeOffset at) =>
        this with
        {
            State = state,
            History = History.Add(new StateChange(state, at)),
        };
}

/// <summary>A step in a submission's history.</summary>
/// <param name="State">What it became.</param>
/// <param name="At">When, UTC.</param>
public sealed record StateChange(SubmissionState State, DateTimeOffset At);

/// <summary>A part that was read from an upload.</summary>
/// <param name="FiscalYear">The year its figures are of: another than the path's only in layout 3.</param>
/// <param name="Instrument">The instrument or EIT part.</param>
/// <param name="Layout">How the workbook held it.</param>
/// <param name="Respondents">How many answered, where that is known.</param>
public sealed record ReadPart(FiscalYear FiscalYear, Instrument Instrument, TallyLayout Layout, int? Respondents);

/// <summary>A sheet that was not read.</summary>
/// <param name="File">The workbook's file name.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Reason"><c>hidden</c> or <c>nothing-recognised</c>.</param>
public sealed record IgnoredSheet(string File, string Sheet, string Reason);
