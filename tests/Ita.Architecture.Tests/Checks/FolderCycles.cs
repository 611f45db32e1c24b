using Mono.Cecil;

namespace Ita.Architecture.Tests.Checks;

/// <summary>A circle of folders, each of which depends on the next and the last on the first.</summary>
/// <param name="Folders">The namespaces.</param>
/// <param name="Examples">For each step one type and one that it depends on.</param>
internal sealed record FolderCycle(IReadOnlyList<string> Folders, IReadOnlyList<string> Examples)
{
    /// <summary>The folders alone, in order.</summary>
    public string Name => string.Join(" -> ", [.. Folders, Folders[0]]);

    public override string ToString() => $"{Name} ({string.Join("; ", Examples)})";
}

/// <summary>
/// Finds circles between the folders of one project. A folder is a namespace; one within another is a folder of its
/// own. Types without a namespace count to the project's own.
/// </summary>
internal static class FolderCycles
{
    /// <summary>
    /// Every two folders that depend on each other, and of the longer circles a shortest one for each set of folders
    /// that they connect. Empty only if there is no circle at all.
    /// </summary>
    public static IReadOnlyList<FolderCycle> Find(CompiledAssembly assembly)
    {
        var steps = Steps(assembly);
        var mutual = steps.Keys.Where(step => steps.ContainsKey((step.To, step.From))).ToHashSet();
        var rest = steps
            .Keys.Where(step => !mutual.Contains(step))
            .ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);
        IEnumerable<IReadOnlyList<string>> pairs = mutual
            .Where(step => string.CompareOrdinal(step.From, step.To) < 0)
            .Select(step => (string[])[step.From, step.To]);
        return
        [
            .. pairs
                .Concat(LongerCycles(rest))
                .Select(cycle => new FolderCycle(
                    cycle,
                    [.. cycle.Select((folder, i) => steps[(folder, cycle[(i + 1) % cycle.Count])])]
                ))
                .OrderBy(cycle => cycle.Name, StringComparer.Ordinal),
        ];
    }

    // Each step from one folder to another, with the first of its type dependencies in alphabetical order.
    private static Dictionary<(string From, string To), string> Steps(CompiledAssembly assembly) =>
        assembly
            .TypeDependencies()
            .Where(dependency =>
                assembly.IsOwn(dependency.To) && IsWritten(dependency.From) && IsWritten(dependency.To)
            )
            .Select(dependency =>
                (
                    From: Folder(assembly, dependency.From),
                    To: Folder(assembly, dependency.To),
                    Example: $"{dependency.From.Name} uses {dependency.To.Name}"
                )
            )
            .Where(dependency => dependency.From != dependency.To)
            .GroupBy(dependency => (dependency.From, dependency.To), dependency => dependency.Example)
            .ToDictionary(step => step.Key, step => step.Min(StringComparer.Ordinal)!);

    private static string Folder(CompiledAssembly assembly, TypeReference type) =>
        type.Namespace.Length == 0 ? assembly.Name : type.Namespace;

    // Anonymous types and tables of constants belong to nobody's folder.
    private static bool IsWritten(TypeReference type) => !type.Name.StartsWith('<');

    private static List<IReadOnlyList<string>> LongerCycles(ILookup<string, string> steps)
    {
        var cycles = new List<IReadOnlyList<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in steps.Select(step => step.Key).Order(StringComparer.Ordinal))
        {
            if (seen.Contains(start) || ShortestCycle(steps, start) is not { } cycle)
                continue;
            cycles.Add(cycle);
            seen.UnionWith(Reachable(steps, start).Where(folder => Reachable(steps, folder).Contains(start)));
        }

        return cycles;
    }

    private static HashSet<string> Reachable(ILookup<string, string> steps, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var next in steps[folder].Where(reached.Add))
                open.Enqueue(next);
        }

        return reached;
    }

    private static List<string>? ShortestCycle(ILookup<string, string> steps, string start)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var next in steps[folder].Order(StringComparer.Ordinal))
            {
                if (next == start)
                {
                    var cycle = new List<string> { folder };
                    while (cycle[^1] != start)
                        cycle.Add(cameFrom[cycle[^1]]);
                    cycle.Reverse();
                    return cycle;
                }

                if (cameFrom.TryAdd(next, folder))
                    open.Enqueue(next);
            }
        }

        return null;
    }
}
