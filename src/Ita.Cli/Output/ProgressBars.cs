using Spectre.Console;

namespace Ita.Cli.Output;

/// <summary>
/// Progress of long work: bars on a terminal; elsewhere a line now and then, so that a log stays readable.
/// </summary>
public sealed class ProgressBars
{
    private readonly IAnsiConsole _console;
    private readonly ProgressContext? _context;

    private ProgressBars(IAnsiConsole console, ProgressContext? context)
    {
        _console = console;
        _context = context;
    }

    /// <summary>Does the work and shows its progress until it ends.</summary>
    public static async Task RunAsync(IAnsiConsole console, Func<ProgressBars, Task> work)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            await work(new ProgressBars(console, null));
            return;
        }

        await console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new CountColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(context => work(new ProgressBars(console, context)));
    }

    /// <summary>Adds a bar.</summary>
    /// <param name="label">What is counted.</param>
    /// <param name="total">How many there will be.</param>
    public ProgressBar Add(string label, int total) =>
        new(_console, _context?.AddTask(Markup.Escape(label), maxValue: Math.Max(total, 1)), label, total);
}
