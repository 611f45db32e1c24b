namespace Ita.Cli.Soak;

/// <summary>The soak could not be brought to its end.</summary>
public sealed class SoakException(string message) : Exception(message);
