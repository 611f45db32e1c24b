using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Submissions;

namespace Ita.Functions.Web;

/// <summary>An upload and what became of it.</summary>
public sealed record SubmissionView
{
    /// <summary>Within its agency and year.</summary>
    public required string Id { get; init; }

    public required FiscalYear FiscalYear { get; init; }

    /// <summary>Without a path.</summary>
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

    /// <summary>Where the page with its problems is served; null where there is none.</summary>
    public string? RejectedPage { get; init; }

    /// <summary>Where the marked copy is served; null where there is none, or it is not the visitor's to see.</summary>
    public string? RejectedCopy { get; init; }

    /// <summary>The state as people read it.</summary>
    public string StateTh => State switch
    {
        SubmissionState.Received => "รับแล้ว",
        SubmissionState.Accepted => "ตรวจรับแล้ว",
        SubmissionState.Rejected => "ไม่รับ",
        SubmissionState.Scored => "คำนวณแล้ว",
        SubmissionState.Reported => "ออกรายงานแล้ว",
        _ => "ล้มเหลว",
    };
}
