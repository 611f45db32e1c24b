using Ita.Storage.Queues;

namespace Ita.Pipeline;

/// <summary>An agency-year could not be scored.</summary>
public sealed record ScoringFailure(WorkMessage Message) : Failure;
