using Mono.Cecil;

namespace Ita.Architecture.Tests.Checks;

/// <summary>A compiled assembly, its types and what they depend on. Not for several threads at a time.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly AssemblyDefinition _definition;

    private CompiledAssembly(AssemblyDefinition definition) => _definition = definition;

    public string Name => _definition.Name.Name;

    /// <summary>The assemblies that its code uses; a reference that no code uses is not among them.</summary>
    public IEnumerable<string> References =>
        _definition.MainModule.AssemblyReferences.Select(reference => reference.Name);

    /// <summary>Every type that stands in a namespace (or in none) rather than within another type.</summary>
    public IEnumerable<TypeDefinition> TopLevelTypes =>
        _definition.MainModule.Types.Where(type => type.Name != "<Module>");

    /// <summary>The top-level types that somebody wrote, rather than a compiler or a source generator.</summary>
    public IEnumerable<TypeDefinition> WrittenTypes => TopLevelTypes.Where(type => !IsGenerated(type));

    /// <param name="path">The assembly's file.</param>
    /// <param name="folders">Where its references lie: attributes cannot be read without them.</param>
    public static CompiledAssembly Read(string path, IEnumerable<string> folders)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in folders)
            resolver.AddSearchDirectory(folder);
        return new CompiledAssembly(
            AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = resolver })
        );
    }

    /// <param name="content">An assembly that references none but those of .NET itself in its attributes.</param>
    public static CompiledAssembly Read(Stream content) => new(AssemblyDefinition.ReadAssembly(content));

    /// <summary>
    /// Each dependency of one of its top-level types on another type, of this or another assembly, as top-level types.
    /// What nested and compiler-generated types depend on counts to the type that contains them.
    /// </summary>
    /// <remarks>The value of a constant is part of the code that uses it: such a use cannot be seen.</remarks>
    public IEnumerable<(TypeDefinition From, TypeReference To)> TypeDependencies() =>
        TopLevelTypes.SelectMany(type =>
            DependencyCollector
                .Collect(type)
                .Select(TopLevel)
                .DistinctBy(other => (other.Scope.Name, other.FullName))
                .Where(other => other.FullName != type.FullName || !IsOwn(other))
                .Select(other => (type, other))
        );

    /// <summary>Each method, property accessor or field that its code uses.</summary>
    public IEnumerable<(TypeDefinition From, MemberReference Member)> MemberUses() =>
        TopLevelTypes.SelectMany(type => DependencyCollector.CollectMembers(type).Select(member => (type, member)));

    /// <summary>The type is one of this assembly.</summary>
    public bool IsOwn(TypeReference type) => type.Scope is ModuleDefinition;

    public void Dispose() => _definition.Dispose();

    private static TypeReference TopLevel(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static bool IsGenerated(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.CustomAttributes.Any(attribute =>
            attribute.AttributeType.Name
                is "CompilerGeneratedAttribute"
                    or "GeneratedCodeAttribute"
                    or "EmbeddedAttribute"
        );
}
