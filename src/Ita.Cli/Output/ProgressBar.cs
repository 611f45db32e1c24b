using System.Globalization;
using Spectre.Console;

namespace Ita.Cli.Output;

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
