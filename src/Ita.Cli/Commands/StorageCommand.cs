using System.CommandLine;
using System.Globalization;
using Ita.Azurite;
using Ita.Cli.Output;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>storage [--data DIR]</c>: the storage of one machine, until Ctrl+C. Its account is its own; where the connection
/// string is kept is said, the key never.
/// </summary>
internal static class StorageCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Where the data are kept, and the connection string beside them.",
            DefaultValueFactory = _ => "ita-data",
        };
        var language = CommonOptions.Language();
        var command = new Command("storage", "Run the storage of one machine until Ctrl+C.") { data, language };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    Path.GetFullPath(parsed.GetRequiredValue(data)),
                    parsed.GetValue(language),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        OutputLanguage language,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var console = ConsoleOutput.Create(output);
        try
        {
            await using var azurite = await AzuriteProcess.StartAsync(
                AzuriteOptions.StandardPorts with
                {
                    DataFolder = folder,
                },
                console.WriteUnwrappedLine,
                cancellationToken
            );
            console.WriteUnwrappedLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new LocalizedText("ที่เก็บข้อมูล", "Storage").In(language)}: 127.0.0.1 {azurite.BlobPort}, "
                        + $"{azurite.QueuePort}, {azurite.TablePort} → {folder}"
                )
            );
            console.WriteUnwrappedLine(ConnectionSentence.Of(azurite.ConnectionFile!, language));
            console.WriteUnwrappedLine(new LocalizedText("กด Ctrl+C เพื่อหยุด", "Press Ctrl+C to stop.").In(language));
            await azurite.WaitForExitAsync(cancellationToken);
            throw new CommandException(
                ExitCode.Failed,
                new LocalizedText("ที่เก็บข้อมูลหยุดเอง", "The storage ended by itself.").In(language)
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteUnwrappedLine(new LocalizedText("หยุดเรียบร้อยแล้ว", "Stopped.").In(language));
            return ExitCode.Done;
        }
        catch (Exception e) when (e is AzuriteException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }
}
