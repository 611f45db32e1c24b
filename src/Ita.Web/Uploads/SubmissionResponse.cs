using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Ita.Assessment.Submissions;
using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>A part of a year's uploads, newest first.</summary>
public sealed record SubmissionsResponse
{
    public required IEnumerable<SubmissionResponse> Submissions { get; init; }

    /// <summary>The address of the older ones; absent where there are none.</summary>
    public string? Next { get; init; }
}

/// <summary>Files that belong to no known agency and year.</summary>
public sealed record FilesWithoutAgencyResponse
{
    /// <summary>By container, lost uploads first.</summary>
    public required IEnumerable<ContainerResponse> Containers { get; init; }

    internal static FilesWithoutAgencyResponse Of(ImmutableArray<FilesWithoutAgency> containers) =>
        new()
        {
            Containers = containers.Select(container => new ContainerResponse
            {
                Name = container.Container,
                Files = container.Files.Select(SubmissionResponse.Of),
                Older = container.Older,
            }),
        };
}

/// <summary>A container's files, newest first.</summary>
public sealed record ContainerResponse
{
    [AllowedValues("uploads", "follow-up", "results", "registry", "frameworks")]
    public required string Name { get; init; }

    /// <summary>The newest; the file's name is its path within the container.</summary>
    public required IEnumerable<SubmissionResponse> Files { get; init; }

    /// <summary>How many there are beyond those.</summary>
    public required int Older { get; init; }
}

/// <summary>An upload and what became of it.</summary>
public sealed record SubmissionResponse
{
    /// <summary>Within its agency and year.</summary>
    public required string Id { get; init; }

    /// <summary>Buddhist era; absent for what belongs to no agency and year.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>There, and true, for a filled-in follow-up form; absent for survey exports.</summary>
    public bool? IsFollowUp { get; init; }

    /// <summary>What the file is called.</summary>
    public required string File { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    [SubmissionStateText]
    public required string State { get; init; }

    /// <summary>The instrument parts that its figures count in.</summary>
    public IEnumerable<string>? Parts { get; init; }

    /// <summary>How many agencies a published table is of, once it was read; absent for other uploads.</summary>
    public int? AgencyCount { get; init; }

    /// <summary>Every state it was in, the first first.</summary>
    public required IEnumerable<StateChangeResponse> History { get; init; }

    /// <summary>Why it was turned away.</summary>
    public required IEnumerable<NoticeResponse> Problems { get; init; }

    /// <summary>How many problems there are beyond those.</summary>
    public required int MoreProblems { get; init; }

    /// <summary>What was odd and did not matter.</summary>
    public required IEnumerable<NoticeResponse> Warnings { get; init; }

    /// <summary>The address of the page with its problems, where it was rejected.</summary>
    public string? RejectedPage { get; init; }

    /// <summary>The address of its marked copy; to the agency and administrators only.</summary>
    public string? RejectedCopy { get; init; }

    /// <summary>
    /// What the copy lacks (without-links, simplified), or why there is none (too-large, unreadable, failed); absent
    /// where there is nothing to say.
    /// </summary>
    [AllowedValues("without-links", "simplified", "too-large", "unreadable", "failed")]
    public string? CopyNote { get; init; }

    internal static SubmissionResponse Of(SubmissionView submission) =>
        new()
        {
            Id = submission.Id,
            FiscalYear = submission.FiscalYear?.Value,
            IsFollowUp = Json.TrueOrAbsent(submission.IsFollowUp),
            File = submission.FileName,
            UploadedAt = submission.UploadedAt,
            State = MemberName.Of(submission.State),
            Parts = submission.Parts.IsEmpty ? null : submission.Parts.Select(part => part.ToString()),
            AgencyCount = submission.AgencyCount,
            History = submission.History.Select(change => new StateChangeResponse
            {
                State = MemberName.Of(change.State),
                At = change.At,
            }),
            Problems = submission.Problems.Select(NoticeResponse.Of),
            MoreProblems = submission.MoreProblems,
            Warnings = submission.Warnings.Select(NoticeResponse.Of),
            RejectedPage = submission.RejectedPage,
            RejectedCopy = submission.RejectedCopy,
            CopyNote =
                submission.CopyNote == Assessment.Submissions.CopyNote.None
                    ? null
                    : JsonNamingPolicy.KebabCaseLower.ConvertName(submission.CopyNote.ToString()),
        };
}

/// <summary>A state, and since when.</summary>
public sealed record StateChangeResponse
{
    [SubmissionStateText]
    public required string State { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A problem or a warning, where it is and what to do.</summary>
public sealed record NoticeResponse
{
    public required string Code { get; init; }

    public string? File { get; init; }

    public string? Sheet { get; init; }

    /// <summary>Such as B7; absent for whoever may not see respondents.</summary>
    public string? Cell { get; init; }

    /// <summary>Such as B, in place of its cells, for whoever may not see respondents.</summary>
    public string? Column { get; init; }

    /// <summary>How many cells of the column; absent where they are fewer than five.</summary>
    public int? Count { get; init; }

    /// <summary>An item's number.</summary>
    public string? Item { get; init; }

    /// <summary>What was found there; absent for whoever may not see respondents.</summary>
    public string? Value { get; init; }

    /// <summary>In Thai.</summary>
    public required string MessageTh { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }

    internal static NoticeResponse Of(Notice notice) =>
        new()
        {
            Code = notice.Code,
            File = notice.File,
            Sheet = notice.Sheet,
            Cell = notice.Cell,
            Column = notice.Column,
            Count = notice.Count,
            Item = notice.Item,
            Value = notice.Value,
            MessageTh = notice.MessageTh,
            MessageEn = notice.MessageEn,
        };
}

/// <summary>The states of a submission as documents have them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SubmissionStateTextAttribute()
    : AllowedValuesAttribute("received", "accepted", "rejected", "scored", "reported", "failed");
