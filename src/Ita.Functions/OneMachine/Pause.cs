namespace Ita.Functions.OneMachine;

internal static class Pause
{
    /// <summary>Waits, or returns early when stopped.</summary>
    public static async Task ForAsync(TimeSpan duration, TimeProvider time, CancellationToken stopping) =>
        await Task.Delay(duration, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
