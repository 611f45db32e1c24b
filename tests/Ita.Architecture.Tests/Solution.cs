using System.Runtime.InteropServices;
using System.Xml.Linq;
using Ita.Architecture.Tests.Checks;

namespace Ita.Architecture.Tests;

/// <summary>The projects below <c>src</c>, as they are written and as they were compiled for this run.</summary>
internal static class Solution
{
    private static readonly string s_root = FindRoot();

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(s_root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => File.Exists(ProjectFile(name)))
            .Order(StringComparer.Ordinal),
    ];

    public static XDocument ReadProjectFile(string project) => XDocument.Load(ProjectFile(project));

    public static CompiledAssembly ReadAssembly(string project)
    {
        // All packages lie beside the one or the other program; ASP.NET Core beside .NET itself.
        var aspNetCore = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "Microsoft.AspNetCore.App");
        return CompiledAssembly.Read(
            Path.Combine(OutputFolder(project), project + ".dll"),
            [.. Projects.Select(OutputFolder), .. Directory.EnumerateDirectories(aspNetCore)]
        );
    }

    // The same configuration and framework as the tests': bin/Debug/net10.0.
    private static string OutputFolder(string project) =>
        Path.Combine(
            s_root,
            "src",
            project,
            Path.GetRelativePath(
                Path.Combine(s_root, "tests", typeof(Solution).Assembly.GetName().Name!),
                AppContext.BaseDirectory
            )
        );

    private static string ProjectFile(string project) => Path.Combine(s_root, "src", project, project + ".csproj");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ItaFunctions.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No ItaFunctions.sln above {AppContext.BaseDirectory}.");
    }
}
