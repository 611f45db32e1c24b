using System.CommandLine;
using System.Globalization;
using Azure;
using Azure.Identity;
using Ita.Assessment;
using Ita.Cli.Output;
using Ita.Pipeline.Rescoring;
using Ita.Storage;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>rescore --year 2570 [--yes]</c>: shows which results were computed by another framework or other rules; with
/// <c>--yes</c> has them scored again.
/// </summary>
internal static class RescoreCommand
{
    public static Command Create()
    {
        var year = CommonOptions.Year();
        var yes = new Option<bool>("--yes") { Description = "Do it. Without it nothing changes." };
        var language = CommonOptions.Language();
        var command = new Command(
            "rescore",
            "Show which results are older than the framework and rules in force; with --yes score them again."
        )
        {
            year,
            yes,
            language,
        };
        var storage = StorageChoice.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    storage.Open(parsed),
                    parsed.GetValue(year),
                    parsed.GetValue(yes),
                    parsed.GetValue(language),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        StorageAccount storage,
        FiscalYear year,
        bool yes,
        OutputLanguage language,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var provider = PipelineProvider.Create(storage);
        var rescoring = provider.GetRequiredService<YearRescoring>();
        try
        {
            var offer = await (
                yes
                    ? rescoring.OrderAsync(
                        year,
                        new OrderedBy("command-line", $"{Environment.UserName}@{Environment.MachineName}"),
                        cancellationToken
                    )
                    : rescoring.OfferAsync(year, cancellationToken)
            );
            if (offer is null)
                throw new CommandException(
                    ExitCode.Usage,
                    $"--year {year}: ไม่มีกรอบการประเมินของปีนี้ / there is no framework of this year."
                );
            Write(ConsoleOutput.Create(output), offer, yes, language);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"ติดต่อที่เก็บข้อมูลไม่สำเร็จ / the storage did not answer as it should. "
                    + $"{e.Message.Split('\n')[0].Trim()}",
                e
            );
        }
    }

    private static void Write(IAnsiConsole console, RescoringOffer offer, bool ordered, OutputLanguage language)
    {
        var (older, results) = (
            offer.Older.ToString(CultureInfo.InvariantCulture),
            offer.Results.ToString(CultureInfo.InvariantCulture)
        );
        console.WriteUnwrappedLine(
            new LocalizedText(
                $"ปี {offer.FiscalYear} กรอบการประเมิน {offer.FrameworkVersion} กฎ {offer.RulesVersion}: "
                    + $"ผลที่คำนวณด้วยฉบับอื่น {older} จาก {results} หน่วยงาน",
                $"{offer.FiscalYear}, framework {offer.FrameworkVersion}, rules {offer.RulesVersion}: {older} "
                    + $"of {results} results were computed by others."
            ).In(language)
        );
        if (offer.Unreadable.Length > 0)
            console.WriteUnwrappedLine(
                new LocalizedText(
                    $"ผลที่อ่านจากที่เก็บข้อมูลไม่ได้: {string.Join(' ', offer.Unreadable.Select(one => one.Agency))}",
                    "Stored results that cannot be read: "
                        + string.Join(' ', offer.Unreadable.Select(one => one.Agency))
                ).In(language)
            );
        if (offer.Older + offer.Unreadable.Length == 0)
            return;
        console.WriteUnwrappedLine(
            (
                ordered
                    ? new LocalizedText(
                        "สั่งคำนวณใหม่แล้ว รายงานจะออกใหม่ตามลำดับ",
                        "They are on their way to be scored again; their reports follow."
                    )
                    : new LocalizedText(
                        "ยังไม่มีอะไรเปลี่ยน เรียกคำสั่งเดิมพร้อม --yes เพื่อคำนวณใหม่",
                        "Nothing has changed. Run the same command with --yes to score them again."
                    )
            ).In(language)
        );
    }
}
