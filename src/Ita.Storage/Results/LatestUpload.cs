using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Results;

/// <summary>
/// The newest upload of an agency-year and what became of it: kept beside the result, so that a province page reads one
/// partition.
/// </summary>
/// <param name="Agency">Whose.</param>
/// <param name="State">What became of it.</param>
/// <param name="ChangedAt">When it did, UTC.</param>
public sealed record LatestUpload(AgencyCode Agency, SubmissionState State, DateTimeOffset ChangedAt);
