using Ita.Cli.Output;

namespace Ita.Cli.Demo;

/// <summary>How the demo is asked to run.</summary>
public sealed record DemoSettings
{
    /// <summary>Where workbooks, reports, the app's log and the results are put.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>
    /// Where the storage emulator keeps its data, to go on from it next time; null for a folder that is removed at the
    /// end.
    /// </summary>
    public string? StorageFolder { get; init; }

    /// <summary>The app's port; null for 7071, or any free one where that is taken.</summary>
    public int? Port { get; init; }

    /// <summary>Ends by itself when everything is there; else stays until Ctrl+C.</summary>
    public bool Once { get; init; }

    public Language Language { get; init; }

    /// <summary>
    /// The demo gives up when nothing at all has come for so long. Generous: a slow machine is no failure.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
