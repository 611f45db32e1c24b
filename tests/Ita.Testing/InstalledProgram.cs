namespace Ita.Testing;

/// <summary>Programs of the machine, which may be there or not.</summary>
internal static class InstalledProgram
{
    /// <summary>The first of these names that is on the search path, as a whole path.</summary>
    public static string? Find(params IEnumerable<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
