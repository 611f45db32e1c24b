namespace Ita.Cli.Samples;

/// <summary>A workbook as it is uploaded.</summary>
/// <param name="Name">The file's name, without a path.</param>
/// <param name="Content">The .xlsx.</param>
public sealed record SampleFile(string Name, byte[] Content);
