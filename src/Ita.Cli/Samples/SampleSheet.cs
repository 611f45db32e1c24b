namespace Ita.Cli.Samples;

/// <summary>A sheet of a sample workbook, row by row from the first cell on.</summary>
public sealed record SampleSheet(string Name, IReadOnlyList<IReadOnlyList<SampleCell>> Rows);
