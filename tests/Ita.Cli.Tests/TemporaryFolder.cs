namespace Ita.Cli.Tests;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ita-cli-").FullName;

    /// <summary>Writes a file below it and returns its path.</summary>
    public string Write(string relative, byte[]? content = null)
    {
        var path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content ?? []);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
