using System.Collections.Immutable;
using Ita.Assessment.Submissions;

namespace Ita.Web.Uploads;

/// <summary>A container's files that belong to no known agency and year, newest first.</summary>
/// <param name="Container">Its name.</param>
/// <param name="Files">The newest of them. Names are paths within the container, safe to show.</param>
/// <param name="Older">How many there are beyond those.</param>
public sealed record FilesWithoutAgency(string Container, ImmutableArray<SubmissionView> Files, int Older)
{
    /// <summary>A page that shows more helps nobody.</summary>
    private const int Most = 50;

    public static FilesWithoutAgency Of(string container, IReadOnlyList<Submission> files) =>
        new(container, [.. files.Take(Most).Select(SubmissionView.Of)], Math.Max(0, files.Count - Most));
}
