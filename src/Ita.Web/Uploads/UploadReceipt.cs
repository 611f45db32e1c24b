using System.Collections.Immutable;
using Ita.Assessment.Submissions;

namespace Ita.Web.Uploads;

/// <summary>
/// What became of a form's files: those that lie in the container now, and those that did not get there.
/// </summary>
internal sealed record UploadReceipt
{
    public ImmutableArray<Submission> Stored { get; init; } = [];

    public ImmutableArray<UnstoredFile> Unstored { get; init; } = [];

    public bool IsEmpty => Stored.IsEmpty && Unstored.IsEmpty;

    /// <summary>There were files, and every one was stored.</summary>
    public bool IsComplete => !Stored.IsEmpty && Unstored.IsEmpty;

    /// <summary>Of the page that says why it is not complete.</summary>
    public int PageStatus => IsEmpty ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
}

/// <summary>A file of a form that was not stored.</summary>
/// <param name="Name">What its sender calls it; null where the form broke off.</param>
/// <param name="Reason"><c>too-large</c>; <c>too-many</c>: neither this file nor any after it; <c>broken-off</c>;
/// <c>system-file</c>: a program's own, nobody's workbook; or <c>name-taken</c>: too many of its name wait to be
/// read.</param>
public sealed record UnstoredFile(string? Name, string Reason);
