using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>An upload and what became of it. Names and values are safe to show (<see cref="VisibleText"/>).</summary>
public sealed record SubmissionView
{
    /// <summary>Within its agency and year.</summary>
    public required string Id { get; init; }

    /// <summary>Null for what belongs to no agency and year.</summary>
    public required FiscalYear? FiscalYear { get; init; }

    /// <summary>A filled-in follow-up form, not a survey export.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>
    /// Without a path, where it belongs to an agency and year; the whole path within its container otherwise.
    /// </summary>
    public required string FileName { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required SubmissionState State { get; init; }

    /// <summary>Every state it was in.</summary>
    public ImmutableArray<StateChange> History { get; init; } = [];

    /// <summary>The parts its figures count in.</summary>
    public ImmutableArray<Instrument> Parts { get; init; } = [];

    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>Problems beyond those listed.</summary>
    public int MoreProblems { get; init; }

    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];

    /// <summary>Where the page with its problems is served; null where there is none.</summary>
    public string? RejectedPage { get; init; }

    /// <summary>Where the marked copy is served; null where there is none, or it is not the visitor's to see.</summary>
    public string? RejectedCopy { get; init; }

    /// <summary>What the marked copy lacks, or why there is none.</summary>
    public CopyNote CopyNote { get; init; }

    /// <summary>Something is still to be done with it.</summary>
    public bool IsWaiting => State is SubmissionState.Received or SubmissionState.Accepted or SubmissionState.Scored;

    public bool IsRefused => State is SubmissionState.Rejected or SubmissionState.Failed;

    /// <summary>Of an agency's year.</summary>
    public static SubmissionView Of(Submission submission, FiscalYear year) =>
        Of(submission) with
        {
            FiscalYear = year,
            IsFollowUp = submission.Blob.Container == ContainerNames.FollowUp,
            FileName = VisibleText.Of(submission.Blob.FileName),
            Parts = [.. submission.Parts.Where(part => part.FiscalYear == year).Select(part => part.Instrument)],
            RejectedPage = submission.RejectedFiles is null ? null : AddressOf(submission, year, "html"),
            RejectedCopy = submission.RejectedFiles is { HasCopy: true } ? AddressOf(submission, year, "xlsx") : null,
            CopyNote = submission.RejectedFiles?.Note ?? CopyNote.None,
        };

    /// <summary>Of a file that belongs to no agency and year.</summary>
    public static SubmissionView Of(Submission submission) =>
        new()
        {
            Id = submission.Id,
            FiscalYear = null,
            FileName = VisibleText.Of(submission.Blob.Name),
            UploadedAt = submission.Blob.LastModified,
            State = submission.State,
            History = submission.History,
            Problems = [.. submission.Problems.Select(Safe)],
            MoreProblems = submission.MoreProblems,
            Warnings = [.. submission.Warnings.Select(Safe)],
            Ignored =
            [
                .. submission.Ignored.Select(sheet =>
                    sheet with
                    {
                        File = VisibleText.Of(sheet.File),
                        Sheet = VisibleText.Of(sheet.Sheet),
                    }
                ),
            ],
        };

    private static string AddressOf(Submission submission, FiscalYear year, string format) =>
        Addresses.RejectedFile(submission.Agency, year, submission.Id, format);

    private static Notice Safe(Notice notice) =>
        notice with
        {
            File = VisibleText.OfOptional(notice.File),
            Sheet = VisibleText.OfOptional(notice.Sheet),
            Value = VisibleText.OfOptional(notice.Value),
            Repetition = notice.Repetition is { } same
                ? same with
                {
                    Detail = VisibleText.OfOptional(same.Detail),
                }
                : null,
            MessageTh = VisibleText.Of(notice.MessageTh),
            MessageEn = VisibleText.Of(notice.MessageEn),
        };
}
