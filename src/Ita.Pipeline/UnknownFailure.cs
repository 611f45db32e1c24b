namespace Ita.Pipeline;

/// <summary>A message that nobody can read failed; there is nothing to record it with but the log.</summary>
public sealed record UnknownFailure : Failure;
