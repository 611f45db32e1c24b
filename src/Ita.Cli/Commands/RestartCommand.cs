using System.CommandLine;
using System.Globalization;
using Azure;
using Azure.Identity;
using Ita.Assessment;
using Ita.Cli.Output;
using Ita.Cli.Restarting;
using Ita.Pipeline.Reconciliation;
using Ita.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>restart [--agency CODE] [--year YEAR] [--rejected] [--reread] [--connection …|--account …]</c>: what failed is put
/// back on its way, and what the storage has lost is made again.
/// </summary>
internal static class RestartCommand
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var agency = CommonOptions.Agency("Only this agency's.");
        var year = CommonOptions.Year();
        year.Required = false;
        var rejected = new Option<bool>("--rejected")
        {
            Description = "Also read again what was rejected, e.g. after the software was corrected.",
        };
        var reread = new Option<bool>("--reread")
        {
            Description =
                "Then compare everything that was accepted with what is stored, and read again what is not there.",
        };
        var language = CommonOptions.Language();
        var command = new Command(
            "restart",
            "Put uploads that failed, and messages in the poison queues, back on their way."
        )
        {
            agency,
            year,
            rejected,
            reread,
            language,
        };
        var storage = StorageChoice.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(agency),
                    parsed.GetResult(year) is { Implicit: false } ? parsed.GetValue(year) : null,
                    parsed.GetValue(rejected),
                    parsed.GetValue(reread),
                    storage.Open(parsed),
                    parsed.GetValue(language),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        AgencyCode? agency,
        FiscalYear? year,
        bool rejected,
        bool reread,
        StorageAccount storage,
        OutputLanguage language,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var console = ConsoleOutput.Create(output);
        try
        {
            await using var provider = PipelineProvider.Create(storage);
            var count = await ActivatorUtilities
                .CreateInstance<FailedSubmissions>(provider)
                .RestartAsync(
                    agency,
                    year,
                    rejected,
                    submission =>
                        console.WriteUnwrappedLine(
                            $"{submission.Blob.Container}/{submission.Blob.Name}: {submission.State}"
                        ),
                    cancellationToken
                );
            console.WriteUnwrappedLine(
                FormattableString.Invariant(
                    $"{new LocalizedText("สั่งเริ่มใหม่แล้ว", "Restarted").In(language)}: {count}"
                )
            );
            if (!reread)
                return ExitCode.Done;
            var made = await RereadAsync(provider, cancellationToken);
            console.WriteUnwrappedLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new LocalizedText("ทำใหม่แล้ว", "Made again").In(language)}: {made}"
                )
            );
            return ExitCode.Done;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }

    // The app may be in the middle of a round of its own.
    private static async Task<int> RereadAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        var reconciliation = provider.GetRequiredService<UploadReconciliation>();
        while (true)
        {
            if (await reconciliation.ReconcileAsync(isThorough: true, cancellationToken) is { } round)
                return round.Delivered + round.Restored;
            await Task.Delay(s_pause, cancellationToken);
        }
    }
}
