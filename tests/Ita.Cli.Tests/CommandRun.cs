using System.CommandLine;
using Ita.Cli.Commands;

namespace Ita.Cli.Tests;

/// <summary>A command that has run: its exit status and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await ItaCommandLine.RunAsync(
            arguments,
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            },
            TestContext.Current.CancellationToken
        );
        return new CommandRun(status, output.ToString(), error.ToString());
    }
}
