using Xunit;

namespace Ita.Testing;

/// <summary>Waits for what other tasks bring about; a test that it fails would otherwise hang.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    public static async Task BecomesTrue(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!await condition())
        {
            Assert.False(
                limit.IsCancellationRequested,
                $"It did not come about within {s_limit.TotalSeconds:0} seconds."
            );
            await Task.Delay(20);
        }
    }

    public static Task BecomesTrue(Func<bool> condition) => BecomesTrue(() => Task.FromResult(condition()));
}
