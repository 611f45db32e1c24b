namespace Ita.LocalHost.Tests;

/// <summary>Of the tests that measure or listen to the whole process: nothing else may work meanwhile.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public static class Alone
{
    public const string Collection = "alone in the process";
}
