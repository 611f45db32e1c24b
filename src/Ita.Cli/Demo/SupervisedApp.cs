using System.Globalization;

namespace Ita.Cli.Demo;

/// <summary>
/// Keeps the app running as the Functions host does: when it ends for any reason but ours, it is started again on the
/// same port. Whoever kills it in the middle of the demo sees the same results in the end.
/// </summary>
public sealed class SupervisedApp : IAsyncDisposable
{
    private const int MostRestarts = 20;

    private readonly CancellationTokenSource _stopping = new();
    private readonly AppOptions _options;
    private readonly Action<string> _log;
    private readonly Task _supervising;
    private AppProcess _app;

    private SupervisedApp(AppOptions options, Action<string> log, AppProcess app)
    {
        _options = options;
        _log = log;
        _app = app;
        LogStart(app);
        _supervising = SuperviseAsync();
    }

    public Uri Address => _app.Address;

    /// <summary>Ends only with a failure: the app could not be kept running.</summary>
    public Task Failure => _supervising;

    /// <param name="options">How to start it.</param>
    /// <param name="log">Called when it starts and ends.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="DemoException">It did not start.</exception>
    public static async Task<SupervisedApp> StartAsync(
        AppOptions options,
        Action<string> log,
        CancellationToken cancellationToken
    ) => new(options, log, await AppProcess.StartAsync(options, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervising.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task SuperviseAsync()
    {
        for (var restarts = 0; ; restarts++)
        {
            var status = await _app.WaitForExitAsync(_stopping.Token);
            if (restarts == MostRestarts)
                throw new DemoException($"The app ended {MostRestarts} times; see {_options.LogFile}.");
            _log(
                string.Create(CultureInfo.InvariantCulture, $"The app ended with status {status}; starting it again.")
            );
            await _app.DisposeAsync();
            _app = await AppProcess.StartAsync(_options, _stopping.Token);
            LogStart(_app);
        }
    }

    private void LogStart(AppProcess app) =>
        _log(string.Create(CultureInfo.InvariantCulture, $"App: {app.Address} (process {app.ProcessId})"));
}
