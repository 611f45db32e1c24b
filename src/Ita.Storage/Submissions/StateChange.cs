using Ita.Assessment.Submissions;

namespace Ita.Storage.Submissions;

/// <summary>A step in a submission's history.</summary>
/// <param name="State">What it became.</param>
/// <param name="At">When, UTC.</param>
public sealed record StateChange(SubmissionState State, DateTimeOffset At);
