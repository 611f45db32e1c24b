namespace Ita.Architecture.Tests.Checks;

/// <summary>
/// What pure code does without: the cloud, files, clocks and waiting. Streams and path names are allowed.
/// </summary>
internal static class ForbiddenUses
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.DriveInfo",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.FileSystemInfo",
        "System.IO.FileSystemWatcher",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Net.Http.HttpClient",
        "System.Threading.Timer",
        "System.TimeProvider",
    };

    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "System.DateTime.get_Now",
        "System.DateTime.get_Today",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Threading.Tasks.Task.Delay",
        "System.Threading.Thread.Sleep",
    };

    public static IEnumerable<string> Find(CompiledAssembly assembly)
    {
        var assemblies = assembly
            .References.Where(reference => reference.StartsWith("Azure.", StringComparison.Ordinal))
            .Select(reference => $"{assembly.Name} uses {reference}.");
        var types = assembly
            .TypeDependencies()
            .Where(dependency => s_types.Contains(dependency.To.FullName))
            .Select(dependency => $"{dependency.From.FullName} uses {dependency.To.FullName}.");
        var members = assembly
            .MemberUses()
            .Select(use => (use.From, Name: $"{use.Member.DeclaringType.FullName}.{use.Member.Name}"))
            .Where(use => s_members.Contains(use.Name))
            .Select(use => $"{use.From.FullName} uses {use.Name}.");
        return assemblies.Concat(types).Concat(members).Distinct().Order(StringComparer.Ordinal);
    }
}
