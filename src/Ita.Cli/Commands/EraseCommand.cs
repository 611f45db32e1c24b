using System.CommandLine;
using Azure;
using Azure.Identity;
using Ita.Assessment;
using Ita.Cli.Erasing;
using Ita.Cli.Output;
using Ita.Pipeline.Erasing;
using Ita.Pipeline.Rescoring;
using Ita.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>erase --agency CODE [--year 2566] [--yes]</c>: shows what the storage holds of an agency; with <c>--yes</c> erases
/// it.
/// </summary>
internal static class EraseCommand
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var agency = CommonOptions.Agency("Whose data.");
        agency.Required = true;
        var year = CommonOptions.Year();
        year.Required = false;
        year.Description = "Only what was handed in for this year, and the figures of this year.";
        var yes = new Option<bool>("--yes") { Description = "Do it. Without it nothing changes." };
        var language = CommonOptions.Language();
        var command = new Command(
            "erase",
            "Show everything that the storage holds of an agency; with --yes erase it and say what is left."
        )
        {
            agency,
            year,
            yes,
            language,
        };
        var storage = StorageChoice.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    storage.Open(parsed),
                    parsed.GetValue(agency)!.Value,
                    parsed.GetResult(year) is { Implicit: false } ? parsed.GetValue(year) : null,
                    parsed.GetValue(yes),
                    new ErasingReport(
                        ConsoleOutput.Create(parsed.InvocationConfiguration.Output),
                        parsed.GetValue(language),
                        TimeProvider.System
                    ),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        StorageAccount storage,
        AgencyCode agency,
        FiscalYear? year,
        bool yes,
        ErasingReport report,
        CancellationToken cancellationToken
    )
    {
        await using var provider = PipelineProvider.Create(storage);
        var erasing = provider.GetRequiredService<AgencyErasing>();
        try
        {
            if (!yes)
            {
                report.WriteFound(agency, year, await erasing.FindAsync(agency, year, cancellationToken));
                return ExitCode.Done;
            }

            var erased = await EraseAsync(erasing, agency, year, cancellationToken);
            report.WriteErased(agency, year, erased);
            return erased.Left.Traces.IsEmpty && erased.Left.AreErased ? ExitCode.Done : ExitCode.Failed;
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            throw new CommandException(
                ExitCode.Failed,
                "ไม่มีสิทธิ์ / not permitted: Storage Blob Data Contributor, Storage Table Data Contributor. "
                    + e.Message.Split('\n')[0].Trim(),
                e
            );
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"ติดต่อที่เก็บข้อมูลไม่สำเร็จ เรียกคำสั่งเดิมอีกครั้งเพื่อทำต่อ / the storage did not answer as it "
                    + $"should; the same command goes on where this one stopped. {e.Message.Split('\n')[0].Trim()}",
                e
            );
        }
    }

    // The app may be in the middle of a round of reconciliation.
    private static async Task<ErasedHoldings> EraseAsync(
        AgencyErasing erasing,
        AgencyCode agency,
        FiscalYear? year,
        CancellationToken cancellationToken
    )
    {
        var by = new OrderedBy("command-line", $"{Environment.UserName}@{Environment.MachineName}");
        while (true)
        {
            if (await erasing.EraseAsync(agency, year, by, cancellationToken) is { } erased)
                return erased;
            await Task.Delay(s_pause, cancellationToken);
        }
    }
}
