using Ita.Cli.Output;

namespace Ita.Cli.Uploading;

/// <summary>A file that is left where it is, and why.</summary>
public sealed record SkippedFile(string Path, Phrase Reason);
