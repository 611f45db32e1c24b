namespace Ita.LocalHost.Driving;

internal static class Pause
{
    /// <summary>Waits, or returns early when stopped.</summary>
    public static async Task ForAsync(TimeSpan duration, TimeProvider time, CancellationToken stoppingToken) =>
        await Task.Delay(duration, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
