namespace Ita.Architecture.Tests;

/// <summary>Classes that may have more than eight collaborators, each with the reason.</summary>
internal static class ManyCollaborators
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Ita.Assessment.Frameworks.Framework"] =
                "Its parts are data; only the reader of framework files makes it.",
        };
}
