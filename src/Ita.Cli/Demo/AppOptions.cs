namespace Ita.Cli.Demo;

/// <summary>How the app is started as a process of its own.</summary>
/// <param name="Connection">The storage account.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="LogFile">What it says is appended here.</param>
public sealed record AppOptions(string Connection, int Port, string LogFile)
{
    /// <summary>More of its settings, in the words of the environment.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];
}
