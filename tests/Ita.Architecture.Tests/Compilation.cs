using Ita.Architecture.Tests.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ita.Architecture.Tests;

/// <summary>Small assemblies compiled in memory, to see the checks fail.</summary>
internal static class Compilation
{
    private static readonly MetadataReference[] s_platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly of these sources; dispose of it.</summary>
    public static CompiledAssembly Compile(string name, params string[] sources) =>
        CompiledAssembly.Read(new MemoryStream(CompileBytes(name, [], sources)));

    /// <summary>An assembly that may use another one.</summary>
    public static CompiledAssembly CompileAgainst(byte[] other, string name, params string[] sources) =>
        CompiledAssembly.Read(
            new MemoryStream(CompileBytes(name, [MetadataReference.CreateFromImage(other)], sources))
        );

    public static byte[] CompileBytes(string name, params string[] sources) => CompileBytes(name, [], sources);

    private static byte[] CompileBytes(string name, MetadataReference[] references, string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            [.. s_platform, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return bytes.ToArray();
    }
}
