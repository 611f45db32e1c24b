using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage.Entities;
using Ita.Storage.Reports;
using Ita.Storage.Uploads;

namespace Ita.Storage.Submissions;

/// <summary>
/// An upload and what became of it. One version of a blob is one submission, however often it is delivered.
/// </summary>
public sealed record Submission
{
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
    /// When it was turned away, for whatever reason, or accepted as a follow-up form, nobody knew its agency. It stands
    /// on no agency's page.
    /// </summary>
    public bool IsOfUnknownAgency { get; init; }

    /// <summary>Its page and marked copy, as long as they are there.</summary>
    public RejectedFiles? RejectedFiles { get; init; }

    /// <summary>The path's agency; null for a registry and for a path that names none.</summary>
    public AgencyCode? Agency => UploadPath.TryParse(Blob.Name, out var path) ? path.Agency : null;

    /// <summary>The path's year; null for a registry and for a path that names none.</summary>
    public FiscalYear? FiscalYear => UploadPath.TryParse(Blob.Name, out var path) ? path.FiscalYear : null;

    /// <summary>Within its agency-year, newest first; for pages and the command line to name it by.</summary>
    public string Id => Blob.Id;

    /// <summary>Something is still to be done with it without anybody's asking.</summary>
    public bool IsUnderWay =>
        State == SubmissionState.Received
        || (
            Blob.Container is ContainerNames.Uploads or ContainerNames.FollowUp
            && State is SubmissionState.Accepted or SubmissionState.Scored
        );

    /// <summary>Whether a text has the form of an <see cref="Id"/>; what has not need not be looked for.</summary>
    public static bool IsId(string text) =>
        text is { Length: 36 } && text[19] == '-' && text.All(c => c == '-' || char.IsAsciiHexDigitLower(c));

    /// <summary>The time of the current state.</summary>
    public DateTimeOffset ChangedAt => History.IsDefaultOrEmpty ? Blob.LastModified : History[^1].At;

    internal static string PartitionOf(BlobVersion blob) =>
        UploadPath.TryParse(blob.Name, out var path) ? Keys.AgencyYear(path.Agency, path.FiscalYear) : blob.Container;
}
