using System.CommandLine;

namespace Ita.Cli.Commands;

/// <summary>
/// The whole command line: <c>score</c>, <c>report</c>, <c>check</c>, <c>template</c>, <c>upload</c>, <c>rescore</c>,
/// <c>restart</c>, <c>erase</c>, <c>storage</c>, <c>demo</c>.
/// </summary>
public static class ItaCommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="arguments">As the shell gives them.</param>
    /// <param name="configuration">Where output goes; the console's by default.</param>
    /// <param name="cancellationToken">Stops the command, as Ctrl+C does.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        InvocationConfiguration configuration,
        CancellationToken cancellationToken = default
    )
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            // Nothing but a result may come on standard output, so the library's help text on errors is not for us.
            foreach (var error in parsed.Errors)
                await configuration.Error.WriteLineAsync(error.Message);
            await configuration.Error.WriteLineAsync("ดูวิธีใช้ / Usage: ita --help");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (CommandException e)
        {
            await configuration.Error.WriteLineAsync(e.Message);
            return e.ExitCode;
        }
    }

    private static RootCommand Create() =>
        new("ITA: survey exports in, scored results and Thai reports out.")
        {
            ScoreCommand.Create(),
            ReportCommand.Create(),
            CheckCommand.Create(),
            TemplateCommand.Create(),
            UploadCommand.Create(),
            RescoreCommand.Create(),
            StorageCommand.Create(),
            DemoCommand.Create(),
            RestartCommand.Create(),
            EraseCommand.Create(),
        };
}
