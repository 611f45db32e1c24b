using System.CommandLine;
using System.Globalization;
using Ita.Soak;
using Ita.Testing.FunctionsHost;

// Everything that may happen to the worker at once; nothing may be lost by it.
var standard = new SoakSettings { App = "", OutputFolder = "" };
var agencies = Number("--agencies", "How many agencies; each uploads two years.", standard.Agencies, 1, 900);
var kills = Number("--kills", "How often the worker is killed while it works.", standard.Kills, 0, 10_000);
var restarts = Number(
    "--restarts",
    "How often the storage is stopped and started; each beside a kill.",
    standard.StorageRestarts,
    0,
    1000
);
var storageKills = Number(
    "--storage-kills",
    "How often the storage is killed and forgets its last seconds; each beside a kill.",
    standard.StorageKills,
    0,
    1000
);
var garbage = Number(
    "--garbage",
    "How often messages that nobody can read are sent; each beside a kill.",
    standard.Garbage,
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
var life = Number("--life", "Seconds between two kills at most.", (int)standard.LongestLife.TotalSeconds, 1, 3600);
var app = new Option<string?>("--app") { Description = "The published app; without it the build is published." };
var outFolder = new Option<string>("--out")
{
    Description = "Where the logs and the storage's data are put.",
    DefaultValueFactory = _ => Path.Combine("output", "soak"),
};
var command = new RootCommand(
    "Kills the worker again and again while it works, and compares with a calm run by Ita.LocalHost."
)
{
    agencies,
    kills,
    restarts,
    storageKills,
    garbage,
    clears,
    seed,
    life,
    app,
    outFolder,
};
command.SetAction(RunAsync);
return await command.Parse(args).InvokeAsync();

async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
{
    var output = parsed.InvocationConfiguration.Output;
    var started = TimeProvider.System.GetTimestamp();
    var folder = Path.GetFullPath(parsed.GetRequiredValue(outFolder));
    var published = parsed.GetValue(app);
    if (published is null)
    {
        published = Path.Combine(folder, "app");
        await PublishedApp.PublishAsync(published, cancellationToken);
    }

    var soak = new SoakRun(
        new SoakSettings
        {
            App = Path.GetFullPath(published),
            OutputFolder = folder,
            Agencies = parsed.GetValue(agencies),
            Kills = parsed.GetValue(kills),
            StorageRestarts = parsed.GetValue(restarts),
            StorageKills = parsed.GetValue(storageKills),
            Garbage = parsed.GetValue(garbage),
            QueueClears = parsed.GetValue(clears),
            Seed = parsed.GetValue(seed),
            LongestLife = TimeSpan.FromSeconds(parsed.GetValue(life)),
        },
        line =>
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{TimeProvider.System.GetElapsedTime(started):hh\\:mm\\:ss} {line}"
                )
            )
    );
    var failures = await soak.RunAsync(cancellationToken);
    foreach (var failure in failures)
        await output.WriteLineAsync(failure);
    await output.WriteLineAsync(
        failures.IsEmpty
            ? "Everything is as a calm run leaves it."
            : FormattableString.Invariant($"{failures.Length} differences.")
    );
    return failures.IsEmpty ? 0 : 1;
}

static Option<int> Number(string name, string description, int standard, int least, int most)
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
