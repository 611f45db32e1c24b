namespace Ita.Cli.Commands;

/// <summary>A command cannot go on, for a reason that its user can act on; the message is printed as it is.</summary>
public sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the process ends with: a constant of <see cref="Commands.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}

/// <summary>What the process says when it ends.</summary>
public static class ExitCode
{
    /// <summary>Done; the workbooks are accepted.</summary>
    public const int Done = 0;

    /// <summary>The command line is not understood, or a file cannot be opened. Nothing was read.</summary>
    public const int Usage = 1;

    /// <summary>The workbooks are rejected.</summary>
    public const int Rejected = 2;

    /// <summary>
    /// Something else went wrong: storage out of reach, a folder that cannot be written, an expectation of the demo
    /// that did not hold.
    /// </summary>
    public const int Failed = 3;

    /// <summary>Stopped by Ctrl+C before it was done.</summary>
    public const int Interrupted = 130;
}
