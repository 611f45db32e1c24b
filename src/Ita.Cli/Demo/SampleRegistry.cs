using Ita.Assessment;
namespace Ita.Cli.Demo;
internal static class SampleRegistry { public static IReadOnlyList<Agency> Read(string folder) => throw new NotImplementedException(folder); }
