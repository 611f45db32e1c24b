namespace Ita.Cli.Commands;

/// <summary>A command cannot go on, for a reason that its user can act on; the message is printed as it is.</summary>
public sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the process ends with: a constant of <see cref="Commands.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
