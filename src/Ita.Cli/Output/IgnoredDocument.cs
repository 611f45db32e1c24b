namespace Ita.Cli.Output;

/// <summary>
/// A sheet that was not read, in a <see cref="ScoreDocument"/>; the reason is <c>hidden</c> or
/// <c>nothing-recognised</c>.
/// </summary>
public sealed record IgnoredDocument(string File, string Sheet, string Reason);
