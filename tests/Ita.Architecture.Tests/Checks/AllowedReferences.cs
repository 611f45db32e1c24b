using System.Xml.Linq;

namespace Ita.Architecture.Tests.Checks;

/// <summary>
/// Which projects may use which. A project may use those that stand beside its name and whatever those may use.
/// </summary>
internal sealed class AllowedReferences(IReadOnlyDictionary<string, string[]> direct)
{
    public IEnumerable<string> Projects => direct.Keys;

    /// <summary>What is used and may not be, as sentences.</summary>
    /// <param name="project">A project of ours; one that is not in the table is a finding.</param>
    /// <param name="references">Projects and assemblies that it uses; those of others are none of our business.</param>
    public IEnumerable<string> FindForbidden(string project, IEnumerable<string> references)
    {
        if (!direct.ContainsKey(project))
            return [$"{project} is in no layer: add it to the table."];
        var allowed = Closure(project);
        return references
            .Where(reference => reference.StartsWith("Ita.", StringComparison.Ordinal) && reference != project)
            .Where(reference => !allowed.Contains(reference))
            .Order(StringComparer.Ordinal)
            .Select(reference => $"{project} must not use {reference}.");
    }

    /// <summary>
    /// The projects that a project file references, without those that are only built before it.
    /// </summary>
    public static IEnumerable<string> Declared(XDocument projectFile) =>
        projectFile
            .Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private HashSet<string> Closure(string project)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(direct[project]);
        while (open.TryDequeue(out var next))
        {
            if (!allowed.Add(next))
                continue;
            foreach (var further in direct[next])
                open.Enqueue(further);
        }

        return allowed;
    }
}
