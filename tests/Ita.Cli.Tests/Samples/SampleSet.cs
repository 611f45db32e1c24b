using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Cli.Samples;

namespace Ita.Cli.Tests.Samples;

/// <summary>The 48 exports of the demo's seed, made once for all tests.</summary>
internal static class SampleSet
{
    public static IReadOnlyList<SampleExport> All { get; } =
    [.. SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, SampleAgencies.Take(24), new FiscalYear(2566))];
}
