using Ita.Assessment;
using Ita.Workbooks;
using Ita.Workbooks.Registry;

namespace Ita.Cli.Demo;

/// <summary>The agencies of the project's sample registry.</summary>
public static class SampleRegistry
{
    /// <param name="folder">Where the registry workbooks lie.</param>
    /// <exception cref="DemoException">It cannot be read: the samples are damaged.</exception>
    public static IReadOnlyList<Agency> Read(string folder)
    {
        var readings = Directory
            .EnumerateFiles(folder, "*.xlsx")
            .Order(StringComparer.Ordinal)
            .Select(path =>
                RegistryReader.Read(
                    new WorkbookFile(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path)),
                    CancellationToken.None
                )
            )
            .ToList();
        if (readings.Find(reading => !reading.IsAccepted) is { } bad)
            throw new DemoException($"{folder}: {bad.Problems[0].MessageEn}");
        return [.. readings.SelectMany(reading => reading.Agencies)];
    }
}
