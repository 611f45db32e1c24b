using Ita.Azurite;

namespace Ita.Testing;

/// <summary>
/// Programs of the repository where their own build put them: beside the tests they would lack what the tests'
/// framework brings along.
/// </summary>
public static class BuiltPrograms
{
    public static string CommandLine { get; } =
        Path.Combine(
            AzuriteInstallation.RepositoryRoot(),
            "src",
            "Ita.Cli",
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name,
            "net10.0",
            "Ita.Cli.dll"
        );
}
