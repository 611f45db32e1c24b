namespace Ita.Infrastructure.Tests.Bicep;

/// <param name="Name">The symbol.</param>
/// <param name="Path">Of the module's file, relative to the one that uses it.</param>
/// <param name="Parameters">The parameters that are given.</param>
internal sealed record BicepModule(string Name, string Path, IReadOnlySet<string> Parameters);
