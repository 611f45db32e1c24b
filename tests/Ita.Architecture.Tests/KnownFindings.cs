namespace Ita.Architecture.Tests;

/// <summary>
/// What does not hold yet. Each list may only shrink: a finding that is no longer there must not stay listed.
/// </summary>
internal static class KnownFindings
{
    public static IReadOnlyCollection<string> References { get; } = [];

    public static IReadOnlyCollection<string> FolderCycles { get; } = [];

    public static IReadOnlyCollection<string> ForeignNamespaces { get; } = [];

    public static IReadOnlyCollection<string> DuplicateNames { get; } = [];

    public static IReadOnlyCollection<string> ManyCollaborators { get; } = [];

    /// <summary>Those whose docstring says why.</summary>
    public static IReadOnlyCollection<string> ManyCollaboratorsWithReason { get; } = [];
}
