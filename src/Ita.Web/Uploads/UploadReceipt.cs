using System.Collections.Immutable;
using Ita.Storage.Submissions;

namespace Ita.Web.Uploads;

/// <summary>
/// What became of a form's files: those that lie in the container now, and those that did not get there.
/// </summary>
internal sealed record UploadReceipt
{
    public ImmutableArray<Submission> Stored { get; init; } = [];

    public ImmutableArray<UnstoredFile> Unstored { get; init; } = [];

    public bool IsEmpty => Stored.IsEmpty && Unstored.IsEmpty;
}
