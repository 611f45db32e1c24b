using Ita.Cli.Output;

namespace Ita.Cli.Tests.Output;

public sealed class ProgressBarsTests
{
    [Fact]
    public async Task Into_a_pipe_progress_is_a_few_plain_lines_that_never_go_back()
    {
        await using var output = new StringWriter();

        await ProgressBars.RunAsync(
            ConsoleOutput.Create(output),
            bars =>
            {
                var bar = bars.Add("Scored", 50);
                for (var i = 0; i < 20; i++)
                    bar.Increment();
                bar.Set(10);
                bar.Set(50);
                bar.Set(50);
                return Task.CompletedTask;
            }
        );

        Assert.Equal(["Scored: 10/50", "Scored: 20/50", "Scored: 50/50"], Lines(output));
    }

    [Fact]
    public async Task What_the_work_throws_comes_out()
    {
        await using var output = new StringWriter();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ProgressBars.RunAsync(ConsoleOutput.Create(output), _ => throw new InvalidOperationException())
        );
    }

    private static string[] Lines(StringWriter output) =>
        output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
