using System.CommandLine;
using Azure;
using Ita.Azurite;
using Ita.Cli.Demo;
using Ita.Cli.Output;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>demo [--once] [--port N] [--keep DIR] [--out DIR]</c>: the whole product on this machine, with nothing installed
/// but .NET and Node.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var once = new Option<bool>("--once")
        {
            Description = "End when everything is there; status 0 only if every expectation held.",
        };
        var port = new Option<int?>("--port") { Description = "The app's port; by default 7071, or any free one." };
        var keep = new Option<string?>("--keep")
        {
            Description = "Keep the storage's data in this folder, and go on from it next time.",
        };
        var outFolder = new Option<string>("--out")
        {
            Description = "Where workbooks, reports, log and results are put.",
            DefaultValueFactory = _ => Path.Combine("output", "demo"),
        };
        var language = CommonOptions.Language();
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65535)
                result.AddError("--port: 1–65535.");
        });
        var command = new Command(
            "demo",
            "Start storage and the app, upload a province's exports, and show what comes back."
        )
        {
            once,
            port,
            keep,
            outFolder,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new DemoSettings
                    {
                        OutputFolder = Path.GetFullPath(parsed.GetRequiredValue(outFolder)),
                        StorageFolder = parsed.GetValue(keep) is { } folder ? Path.GetFullPath(folder) : null,
                        Port = parsed.GetValue(port),
                        Once = parsed.GetValue(once),
                        Language = parsed.GetValue(language),
                    },
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DemoSettings settings,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (settings.Port is { } port && !FreePort.IsFree(port))
            throw new CommandException(ExitCode.Usage, $"--port {port}: มีโปรแกรมอื่นใช้อยู่ / is taken.");
        var console = ConsoleOutput.Create(output);
        try
        {
            return await new DemoRun(settings, console).RunAsync(cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteUnwrappedLine(new LocalizedText("หยุดเรียบร้อยแล้ว", "Stopped.").In(settings.Language));

            // Whoever stays to look ends with Ctrl+C: that is how the demo is meant to end. With --once it is an
            // interruption.
            return settings.Once ? ExitCode.Interrupted : ExitCode.Done;
        }
        catch (Exception e)
            when (e
                    is AzuriteException
                        or DemoException
                        or RequestFailedException
                        or AggregateException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }
}
