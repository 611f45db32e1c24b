using Ita.Storage.Queues;

namespace Ita.Pipeline;

/// <summary>An agency-year's report could not be written.</summary>
public sealed record ReportFailure(WorkMessage Message) : Failure;
