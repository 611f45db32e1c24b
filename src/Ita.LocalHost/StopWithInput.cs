namespace Ita.LocalHost;

/// <summary>
/// Stops the app in order when its standard input ends. Whoever started it for a while (the demo, a test) holds the
/// other end, and the system closes that even if the starter is killed: the app never outlives it, on any operating
/// system.
/// </summary>
internal static class StopWithInput
{
    /// <summary>Where the setting <c>StopWithInput</c> is true; else input is nobody's business.</summary>
    public static void AttachTo(WebApplication app)
    {
        if (app.Configuration.GetValue("StopWithInput", false))
            _ = WatchAsync(app.Lifetime);
    }

    private static async Task WatchAsync(IHostApplicationLifetime lifetime)
    {
        await using var input = Console.OpenStandardInput();

        // A read from a pipe blocks its thread until the end; it must not be the thread that starts the app.
        await Task.Run(() => input.CopyToAsync(Stream.Null));
        lifetime.StopApplication();
    }
}
