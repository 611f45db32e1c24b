using Ita.Storage.Queues;

namespace Ita.Pipeline.Failures;

/// <summary>A step that was tried for the last time.</summary>
public abstract record Failure;

/// <summary>A blob could not be ingested.</summary>
/// <param name="Container">One of <see cref="Storage.ContainerNames"/>.</param>
/// <param name="BlobName">The path within.</param>
public sealed record UploadFailure(string Container, string BlobName) : Failure;

/// <summary>An agency-year could not be scored.</summary>
public sealed record ScoringFailure(WorkMessage Message) : Failure;

/// <summary>An agency-year's report could not be written.</summary>
public sealed record ReportFailure(WorkMessage Message) : Failure;

/// <summary>A message that nobody can read came to its end.</summary>
/// <param name="Queue">The poison queue that it lay in.</param>
/// <param name="Text">As it lay there.</param>
public sealed record UnknownFailure(string Queue, string Text) : Failure;
