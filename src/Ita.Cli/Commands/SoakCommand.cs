using System.CommandLine;
using System.Globalization;
using Azure;
using Ita.Azurite;
using Ita.Cli.Demo;
using Ita.Cli.Soak;

namespace Ita.Cli.Commands;

/// <summary>
/// <c>soak [--agencies N] [--kills N] [--restarts N] [--clears N] [--seed N] [--out DIR]</c>: everything that may
/// happen to the app at once; nothing may be lost by it.
/// </summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var standard = new SoakSettings { OutputFolder = "" };
        var agencies = Number("--agencies", "How many agencies; each uploads two years.", standard.Agencies, 1, 900);
        var kills = Number("--kills", "How often the app is killed while it works.", standard.Kills, 0, 10_000);
        var restarts = Number(
            "--restarts",
            "How often the storage is stopped and started; each beside a kill.",
            standard.StorageRestarts,
            0,
            1000
        );
        var clears = Number(
            "--clears",
            "How often all messages are thrown away; each beside a kill.",
            standard.QueueClears,
            0,
            1000
        );
        var seed = Number("--seed", "The same seed draws the same uploads and faults.", standard.Seed, 0, int.MaxValue);
        var life = Number(
            "--life",
            "Seconds between two kills at most.",
            (int)standard.LongestLife.TotalSeconds,
            1,
            3600
        );
        var outFolder = new Option<string>("--out")
        {
            Description = "Where the log and the storage's data are put.",
            DefaultValueFactory = _ => Path.Combine("output", "soak"),
        };
        var command = new Command(
            "soak",
            "Kill the app again and again while it works, and hold what comes of it against a calm run."
        )
        {
            agencies,
            kills,
            restarts,
            clears,
            seed,
            life,
            outFolder,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new SoakSettings
                    {
                        OutputFolder = Path.GetFullPath(parsed.GetRequiredValue(outFolder)),
                        Agencies = parsed.GetValue(agencies),
                        Kills = parsed.GetValue(kills),
                        StorageRestarts = parsed.GetValue(restarts),
                        QueueClears = parsed.GetValue(clears),
                        Seed = parsed.GetValue(seed),
                        LongestLife = TimeSpan.FromSeconds(parsed.GetValue(life)),
                    },
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        SoakSettings settings,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            var failures = await new SoakRun(
                settings,
                line =>
                    output.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{TimeProvider.System.GetElapsedTime(started):mm\\:ss} {line}"
                        )
                    )
            ).RunAsync(cancellationToken);
            foreach (var failure in failures)
                await output.WriteLineAsync(failure);
            await output.WriteLineAsync(
                failures.IsEmpty
                    ? "Everything is as a calm run leaves it."
                    : FormattableString.Invariant($"{failures.Length} differences.")
            );
            return failures.IsEmpty ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e)
            when (e
                    is AzuriteException
                        or DemoException
                        or SoakException
                        or RequestFailedException
                        or AggregateException
                        or IOException
                        or UnauthorizedAccessException
                        or TimeoutException
            )
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }

    private static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<int>();
            if (value < least || value > most)
                result.AddError(FormattableString.Invariant($"{name}: {least}–{most}."));
        });
        return option;
    }
}
