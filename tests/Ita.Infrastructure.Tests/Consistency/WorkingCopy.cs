using Ita.Azurite;

namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>A copy of what an installation is made from, to be changed by a test.</summary>
internal sealed class WorkingCopy : IDisposable
{
    private static readonly string s_root = AzuriteInstallation.RepositoryRoot();

    // Built with these tests: bin/Debug/net10.0 here is bin/Debug/net10.0 there.
    private static readonly string s_metadata = Path.Combine(
        s_root,
        "src",
        "Ita.Functions",
        "bin",
        Path.GetRelativePath(
            Path.Combine(s_root, "tests", "Ita.Infrastructure.Tests", "bin"),
            AppContext.BaseDirectory
        ),
        "functions.metadata"
    );
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ita-infra-");

    public WorkingCopy()
    {
        foreach (var file in Files())
            Copy(file);
        File.Copy(s_metadata, Path.Combine(_folder.FullName, Installation.Metadata));
    }

    /// <summary>The repository itself.</summary>
    public static Installation Own => new(s_root, s_metadata);

    public static string Root => s_root;

    public Installation Installation => new(_folder.FullName);

    /// <summary>Replaces text in a file; it must be there.</summary>
    public WorkingCopy Replace(string file, string old, string with)
    {
        var path = Path.Combine(_folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    public WorkingCopy Add(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public WorkingCopy Remove(string folder)
    {
        Directory.Delete(Path.Combine(_folder.FullName, folder), recursive: true);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Files()
    {
        string[] templates =
        [
            "infra",
            Path.Combine("infra", "modules"),
            Path.Combine("infra", "examples"),
            Path.Combine("infra", "scripts"),
        ];
        return templates
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(s_root, folder)))
            .Append(Path.Combine(s_root, "src", "Ita.Functions", "host.json"))
            .Append(Path.Combine(s_root, "local.settings.sample.json"))
            .Append(Path.Combine(s_root, "docs", "operating.md"));
    }

    private void Copy(string file)
    {
        var path = Path.Combine(_folder.FullName, Path.GetRelativePath(s_root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(file, path);
    }
}
