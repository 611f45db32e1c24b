using System.Collections.Immutable;
using System.Globalization;
using Azure.Storage.Blobs.Models;
using Ita.Assessment.Frameworks;
using Ita.Azurite;
using Ita.Cli.Demo;
using Ita.Cli.Samples;
using Ita.Pipeline;
using Ita.Pipeline.Reconciliation;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.FunctionsHost;
using Ita.Testing.FunctionsHost.Rpc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Soak;

/// <summary>
/// Uploads two years of many agencies while the worker is killed, the storage stopped and killed, queues cleared and
/// filled with what nobody can read, events lost, doubled and delayed; waits until it rests; then stops the storage, copies it, removes from the copy everything but
/// the uploads, and lets <c>Ita.LocalHost</c> work on the copy in peace. The copy's uploads have the same times and
/// ETags, so what comes of both must be the same, byte for byte: whatever happened, and whoever calls the functions.
/// </summary>
public sealed class SoakRun(SoakSettings settings, Action<string> say)
{
    private const string RegistryName = "agencies.xlsx";
    private const string GraceVariable = "Ita__ReconciliationGrace";
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    // Not base64; base64 of no JSON; JSON that names nothing; bytes that are no text.
    private static readonly string[] s_garbage = ["ไม่ใช่ข้อความ", "bm90aGluZw==", "{\"agencyCode\":1}", "//79/A=="];

    private readonly SeededRandom _dice = SeededRandom.For(settings.Seed, $"soak");

    public SoakFigures Figures { get; } = new();

    private string WorkerLog => Path.Combine(settings.OutputFolder, "worker.log");

    private string CalmLog => Path.Combine(settings.OutputFolder, "calm.log");

    /// <returns>What did not hold, a sentence each; empty if everything did.</returns>
    /// <exception cref="SoakException">It did not come to rest.</exception>
    /// <exception cref="DemoException">The app of the calm run did not start.</exception>
    public async Task<ImmutableArray<string>> RunAsync(CancellationToken cancellationToken)
    {
        var (storage, copy) = (
            Path.Combine(settings.OutputFolder, "storage"),
            Path.Combine(settings.OutputFolder, "copy")
        );
        foreach (var folder in (string[])[storage, copy])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }

        var material = SoakMaterial.Generate(settings.Agencies, settings.Seed);
        say(
            string.Create(CultureInfo.InvariantCulture, $"{material.Exports.Length} agency-years, seed {settings.Seed}")
        );
        var disturbed = await RunDisturbedAsync(material, storage, cancellationToken);
        CopyFolder(storage, copy);
        var calm = await RunCalmlyAsync(copy, cancellationToken);
        say(string.Create(CultureInfo.InvariantCulture, $"{Figures}; {calm.Count} rows and reports compared"));
        return [.. disturbed.Failures, .. StoredState.Differences(calm, disturbed.State)];
    }

    private async Task<(
        ImmutableSortedDictionary<string, string> State,
        ImmutableArray<string> Failures
    )> RunDisturbedAsync(SoakMaterial material, string storage, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataFolder = storage },
            say,
            cancellationToken
        );
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync(cancellationToken);
        var worker = await StartWorkerAsync(azurite, cancellationToken);
        try
        {
            await using (var triggers = new StorageTriggers(worker, Watching(azurite)))
            {
                triggers.Start();
                var uploading = new Gate(settings.Kills + 1);
                var uploads = UploadAsync(material, account, uploading, cancellationToken);
                worker = await DisturbAsync(worker, azurite, account, triggers, uploading, cancellationToken);
                await uploads;
                await SendAgainAsync(material, account, cancellationToken);
                say("All uploaded; waiting until everything is at rest.");
                await triggers.DeliverBlobsAsync(cancellationToken).WaitAsync(settings.Patience, cancellationToken);
                await RestAsync(account, WorkerLog, cancellationToken, isThorough: settings.StorageKills > 0);
                Figures.Deliveries = triggers.Figures;
            }

            var failures = await FailuresAsync(material, account, azurite.ConnectionString, cancellationToken);
            if (Figures.Garbage > 0 && !await HasRecordsAsync(account, cancellationToken))
                failures = failures.Add("No record is left of the messages that nobody can read.");
            return (await StoredState.ReadAsync(account, cancellationToken), failures);
        }
        finally
        {
            await EndAsync(worker);
        }
    }

    private async Task<ImmutableSortedDictionary<string, string>> RunCalmlyAsync(
        string storage,
        CancellationToken cancellationToken
    )
    {
        say("Once more in peace by the app without a Functions host, on a copy of the same uploads.");
        await using var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataFolder = storage },
            say,
            cancellationToken
        );
        var account = new StorageAccount(azurite.ConnectionString);
        await StoredState.WipeAsync(account, cancellationToken);
        await using var app = await AppProcess.StartAsync(
            new AppOptions(azurite.ConnectionString, LoopbackPort.FindFree(), CalmLog)
            {
                Settings = [(GraceVariable, s_grace.ToString()), ("LocalHost__PollInterval", s_look.ToString())],
            },
            cancellationToken
        );
        await RestAsync(account, CalmLog, cancellationToken);
        return await StoredState.ReadAsync(account, cancellationToken);
    }

    private StorageTriggersOptions Watching(AzuriteProcess azurite) =>
        new()
        {
            ConnectionString = azurite.ConnectionString,
            PollingInterval = s_look,
            Trouble = new Trouble
            {
                Seed = settings.Seed,
                LostBlobs = 40,
                DoubledBlobs = 250,
                DoubledMessages = 100,
                LongestDelay = TimeSpan.FromSeconds(5),
                Shuffles = true,
            },
        };

    private Task<WorkerHost> StartWorkerAsync(AzuriteProcess azurite, CancellationToken cancellationToken) =>
        WorkerHost.StartAsync(
            new WorkerHostOptions
            {
                Root = settings.App,
                Environment = new Dictionary<string, string?>
                {
                    ["AzureWebJobsStorage"] = azurite.ConnectionString,
                    [StorageSettings.Connection] = azurite.ConnectionString,
                    [GraceVariable] = s_grace.ToString(),
                },
            },
            cancellationToken
        );

    // What the worker had to say is what explains a difference.
    private async Task EndAsync(WorkerHost worker)
    {
        await worker.DisposeAsync();
        await File.AppendAllLinesAsync(
            WorkerLog,
            [
                $"--- {worker.Outcomes.Count} invocations",
                .. worker
                    .Logs.Where(log => log.Level >= RpcLog.Types.Level.Warning)
                    .Select(log => $"{log.Level} {log.Category}: {log.Message} {log.Exception?.Message}"),
                worker.Output,
            ]
        );
    }

    // With every kill another share of the files is let through, so that there is always something to disturb.
    private async Task UploadAsync(
        SoakMaterial material,
        StorageAccount account,
        Gate gate,
        CancellationToken cancellationToken
    )
    {
        var uploads = new UploadStore(account);
        var dice = SeededRandom.For(settings.Seed, $"uploads");
        var files = dice.Shuffle(Files(material));
        var replaced = files
            .Where(file => file.Container == ContainerNames.Uploads)
            .Where(_ => dice.Chance(50))
            .Select(file => file.Name)
            .ToHashSet(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        for (var share = 0; share < gate.Shares; share++)
        {
            await gate.PassAsync(share, cancellationToken);
            await Parallel.ForEachAsync(
                files.Where((_, i) => i % gate.Shares == share),
                options,
                async (file, token) =>
                {
                    if (replaced.Contains(file.Name))
                        await PutAsync(file.Container, file.Name, [.. file.Content, 0], token);
                    await PutAsync(file.Container, file.Name, file.Content, token);
                }
            );
        }

        (Figures.Uploads, Figures.Replaced) = (files.Length, replaced.Count);

        Task PutAsync(string container, string name, byte[] content, CancellationToken token) =>
            uploads.PutAsync(container, name, new MemoryStream(content), token);
    }

    // A storage that was killed may have forgotten a file that it had taken: whoever sent it sees that it is not there.
    private async Task SendAgainAsync(
        SoakMaterial material,
        StorageAccount account,
        CancellationToken cancellationToken
    )
    {
        if (settings.StorageKills == 0)
            return;
        await account.EnsureCreatedAsync(cancellationToken);
        var uploads = new UploadStore(account);
        foreach (var (container, name, content) in Files(material))
        {
            if ((await uploads.PutAsync(container, name, new MemoryStream(content), cancellationToken)).Written)
                Figures.Forgotten++;
        }
    }

    private static IEnumerable<(string Container, string Name, byte[] Content)> Files(SoakMaterial material) =>
        material
            .Exports.SelectMany(Files)
            .Append((Container: ContainerNames.Registry, Name: RegistryName, Content: material.Registry))
            .Append(
                (
                    Container: ContainerNames.Results,
                    Name: $"{material.Published.FiscalYear}/{material.Published.File.Name}",
                    material.Published.File.Content
                )
            );

    private static IEnumerable<(string Container, string Name, byte[] Content)> Files(SampleExport export)
    {
        var files = export.Rejected is { } rejected ? export.Files.Add(rejected.File) : export.Files;
        return files.Select(file =>
            (ContainerNames.Uploads, $"{export.FiscalYear}/{export.Agency.Code}/{file.Name}", file.Content)
        );
    }

    private async Task<WorkerHost> DisturbAsync(
        WorkerHost worker,
        AzuriteProcess azurite,
        StorageAccount account,
        StorageTriggers triggers,
        Gate gate,
        CancellationToken cancellationToken
    )
    {
        var moments = _dice.Shuffle(Enumerable.Range(0, settings.Kills));
        var restarts = moments.Take(settings.StorageRestarts).ToHashSet();
        var storageKills = moments.Skip(settings.StorageRestarts).Take(settings.StorageKills).ToHashSet();
        var garbage = moments.Take(settings.Garbage - 1).Append(settings.Kills - 1).ToHashSet();
        var clears = moments.Reverse().Take(settings.QueueClears).ToHashSet();
        for (var kill = 0; kill < settings.Kills; kill++)
        {
            gate.Open(kill);
            await Task.Delay(_dice.Between(300, (int)settings.LongestLife.TotalMilliseconds), cancellationToken);
            if (clears.Contains(kill))
                await ClearAsync(account, cancellationToken);
            if (restarts.Contains(kill))
            {
                await azurite.StopAsync(cancellationToken);
                await Task.Delay(_dice.Between(500, 6000), cancellationToken);
                await azurite.StartAgainAsync(cancellationToken);
                Figures.StorageRestarts++;
            }

            if (storageKills.Contains(kill))
            {
                await azurite.KillAsync();
                await azurite.StartAgainAsync(cancellationToken);
                Figures.StorageKills++;
            }

            if (garbage.Contains(kill) && settings.Garbage > 0)
                await SendGarbageAsync(account, cancellationToken);

            triggers.Suspend();
            await worker.KillAsync();
            await EndAsync(worker);
            Figures.Kills++;
            worker = await StartWorkerAsync(azurite, cancellationToken);
            triggers.Resume(worker);
            if (kill % 10 == 9)
                say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Figures.Kills} kills, {Figures.StorageRestarts} restarts of the storage, "
                            + $"{triggers.Figures.Invocations} invocations"
                    )
                );
        }

        gate.Open(settings.Kills);
        return worker;
    }

    private async Task ClearAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        foreach (var queue in QueueNames.All)
        {
            Figures.ThrownAway += await new WorkQueues(account).CountAsync(queue, cancellationToken);
            await account.Queue(queue).ClearMessagesAsync(cancellationToken);
        }

        Figures.QueueClears++;
    }

    private async Task SendGarbageAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        foreach (var queue in QueueNames.Work)
        {
            foreach (var text in s_garbage)
                await account.QueueAsItIs(queue).SendMessageAsync(text, cancellationToken);
            Figures.Garbage += s_garbage.Length;
        }
    }

    private static async Task<bool> HasRecordsAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        var records = new GetBlobsOptions { Prefix = "unreadable-messages/" };
        return await account
            .Container(ContainerNames.State)
            .GetBlobsAsync(records, cancellationToken)
            .AnyAsync(cancellationToken);
    }

    // At rest is what has no message, nothing under way, no blob without an outcome, and in which a reconciliation
    // finds nothing.
    private async Task RestAsync(
        StorageAccount account,
        string log,
        CancellationToken cancellationToken,
        bool isThorough = false
    )
    {
        await using var services = Services(account, out var reconciliation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Patience);
        try
        {
            while (true)
            {
                await Task.Delay(s_look, limit.Token);
                if (!await IsQuietAsync(account, limit.Token))
                    continue;
                if (await reconciliation.ReconcileAsync(isThorough, limit.Token) is not { FoundNothing: true })
                    continue;
                if (await IsQuietAsync(account, limit.Token))
                    return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SoakException($"Not at rest after {settings.Patience.TotalMinutes:0} minutes; see {log}.");
        }
    }

    private static ServiceProvider Services(StorageAccount account, out UploadReconciliation reconciliation)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddItaPipeline(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?> { ["Ita:ReconciliationGrace"] = s_grace.ToString() }
                )
                .Build()
        );
        services.AddSingleton(account);
        var provider = services.BuildServiceProvider();
        reconciliation = provider.GetRequiredService<UploadReconciliation>();
        return provider;
    }

    private static async Task<bool> IsQuietAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        var (queues, uploads, submissions) = (
            new WorkQueues(account),
            new UploadStore(account),
            new SubmissionStore(account, TimeProvider.System)
        );
        foreach (var queue in QueueNames.All)
        {
            if (await queues.CountAsync(queue, cancellationToken) > 0)
                return false;
        }

        await foreach (var _ in submissions.ListUnderWayAsync(cancellationToken))
            return false;
        foreach (var container in (string[])[ContainerNames.Registry, ContainerNames.Results, ContainerNames.Uploads])
        {
            await foreach (var blob in uploads.ListAsync(container, cancellationToken: cancellationToken))
            {
                if (await submissions.FindAsync(blob, cancellationToken) is null)
                    return false;
            }
        }

        return true;
    }

    // Held against the answers that were drawn, which no storage has seen.
    private static async Task<ImmutableArray<string>> FailuresAsync(
        SoakMaterial material,
        StorageAccount account,
        string connection,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<ExpectedResult> expected =
        [
            .. material.Exports.Select(export => ExpectedResult.From(export, FrameworkCatalogue.BuiltIn)),
            .. material.Published.Results.Select(row =>
                ExpectedResult.From(row, FrameworkCatalogue.BuiltIn.Find(material.Published.FiscalYear)!)
            ),
        ];
        var observed = await new DemoObserver(connection, expected).ObserveAsync(cancellationToken);
        ImmutableArray<string> failures = [.. DemoCheck.Results(expected, observed.Results)];
        foreach (var queue in QueueNames.All)
        {
            if ((await account.Queue(queue).PeekMessagesAsync(1, cancellationToken)).Value.Length > 0)
                failures = failures.Add($"{queue} is not empty.");
        }

        return failures;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class Gate(int shares)
    {
        private readonly TaskCompletionSource[] _open =
        [
            .. Enumerable
                .Range(0, shares)
                .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)),
        ];

        public int Shares => shares;

        public void Open(int share) => _open[share].TrySetResult();

        public Task PassAsync(int share, CancellationToken cancellationToken) =>
            _open[share].Task.WaitAsync(cancellationToken);
    }
}
