namespace Ita.Cli.Samples;

/// <summary>A workbook with one mistake in it.</summary>
/// <param name="File">The workbook.</param>
/// <param name="Code">The problem's code (formats.md).</param>
/// <param name="Sheet">The sheet it is in.</param>
/// <param name="Cell">The cell it is in.</param>
public sealed record RejectedSample(SampleFile File, string Code, string Sheet, string Cell);
