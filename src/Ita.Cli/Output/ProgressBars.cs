using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

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

/// <summary>One bar of <see cref="ProgressBars"/>. For several threads at a time.</summary>
public sealed class ProgressBar
{
    private const int PlainLines = 5;

    private readonly Lock _lock = new();
    private readonly IAnsiConsole _console;
    private readonly ProgressTask? _task;
    private readonly string _label;
    private readonly int _total;
    private int _done;
    private int _lines;

    internal ProgressBar(IAnsiConsole console, ProgressTask? task, string label, int total)
    {
        _console = console;
        _task = task;
        _label = label;
        _total = total;
    }

    public void Increment()
    {
        lock (_lock)
            Show(_done + 1);
    }

    /// <summary>So many are done by now; never goes back.</summary>
    public void Set(int done)
    {
        lock (_lock)
            Show(done);
    }

    private void Show(int done)
    {
        if (done <= _done)
            return;
        _done = done;
        if (_task is not null)
            _task.Value = done;
        else if (_done * PlainLines / Math.Max(_total, 1) > _lines)
        {
            _lines = _done * PlainLines / Math.Max(_total, 1);
            _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_label}: {_done}/{_total}"));
        }
    }
}

/// <summary>How many of how many: 12/50.</summary>
internal sealed class CountColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0}"));
}
