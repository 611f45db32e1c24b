using Mono.Cecil;

namespace Ita.Architecture.Tests.Checks;

/// <summary>Rules on the types of one project, or on those of several.</summary>
internal static class TypeRules
{
    /// <summary>Namespaces that are somebody else's, whose next version may hold the same types.</summary>
    public static IEnumerable<string> FindForeignNamespaces(CompiledAssembly assembly) =>
        assembly
            .WrittenTypes.Where(type =>
                type.Namespace.StartsWith("Azure.", StringComparison.Ordinal)
                || type.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal)
            )
            .Select(type => type.Namespace)
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Names that several types have, whatever their namespaces: a reader of one file cannot tell which is meant. A
    /// type and its generic namesake beside it are one notion.
    /// </summary>
    public static IEnumerable<string> FindDuplicateNames(IEnumerable<CompiledAssembly> assemblies) =>
        assemblies
            .SelectMany(assembly =>
                assembly
                    .WrittenTypes.Where(type => type.Name is not ("Program" or "_Imports"))
                    .Select(type =>
                        (
                            Name: type.Name.Split('`')[0],
                            Folder: type.Namespace.Length == 0 ? assembly.Name : type.Namespace
                        )
                    )
            )
            .Distinct()
            .GroupBy(type => type.Name, type => type.Folder, StringComparer.Ordinal)
            .Where(name => name.Count() > 1)
            .Select(name => $"{name.Key}: {string.Join(", ", name.Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Classes that a constructor gives more than so many collaborators. What a record is made with is its data.
    /// </summary>
    public static IEnumerable<string> FindManyCollaborators(CompiledAssembly assembly, int most) =>
        assembly
            .WrittenTypes.SelectMany(WithNested)
            .Where(type => type.IsClass && !type.IsValueType && !IsRecord(type))
            .Where(type => type.Methods.Any(method => method.IsConstructor && method.Parameters.Count > most))
            .Select(type => type.FullName)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.Where(nested => !nested.Name.StartsWith('<')).SelectMany(WithNested).Prepend(type);

    private static bool IsRecord(TypeDefinition type) => type.Methods.Any(method => method.Name == "<Clone>$");
}
