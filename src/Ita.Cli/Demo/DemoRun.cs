using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Comparison;
using Ita.Azurite;
using Ita.Cli.Output;
using Ita.Cli.Uploading;
using Spectre.Console;

namespace Ita.Cli.Demo;

/// <summary>
/// The whole product on one machine: storage emulator, app, a province's uploads, and what comes back. Everything it
/// starts ends with it.
/// </summary>
public sealed class DemoRun(DemoSettings settings, IAnsiConsole console)
{
    private const int StandardAppPort = 7071;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private string ReportsFolder => Path.Combine(settings.OutputFolder, "reports");

    /// <summary>
    /// Runs until everything is there, and then, unless it is to end by itself, until it is cancelled.
    /// </summary>
    /// <returns>Every expectation held.</returns>
    /// <exception cref="DemoException">It could not go on.</exception>
    /// <exception cref="AzuriteException">The storage emulator could not be installed or started.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.OutputFolder);
        var material = Prepare();
        await using var azurite = await StartStorageAsync(cancellationToken);
        KeepConnection(azurite);
        var log = Path.Combine(settings.OutputFolder, "app.log");
        await File.WriteAllTextAsync(log, "", cancellationToken);
        var options = new AppOptions(azurite.ConnectionString, settings.Port ?? FreePort.Near(StandardAppPort), log);
        await using var app = await SupervisedApp.StartAsync(options, WriteLine, cancellationToken);
        var observer = new DemoObserver(azurite.ConnectionString, material.Results);

        var observed = await UploadAndWaitAsync(material, azurite.ConnectionString, observer, app, cancellationToken);
        var files = await DemoReports.DownloadAsync(app.Address, material.Results, ReportsFolder, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(settings.OutputFolder, "results.json"),
            DemoFigures.ToJson(observed.Results),
            cancellationToken
        );
        ImmutableArray<string> failures =
        [
            .. Failures(material, observed),
            .. DemoCheck.Reports(material.Results, files),
        ];
        Show(material, observed, files, failures, app.Address);
        if (!settings.Once)
            await WaitForCtrlCAsync(app, cancellationToken);
        return failures.IsEmpty;
    }

    private static IEnumerable<string> Failures(DemoMaterial material, Observation observed) =>
        [
            .. DemoCheck.Results(material.Results, observed.Results),
            .. DemoCheck.SampleChange(SampleChange(observed)),
            .. DemoCheck.Rejections(material.Rejections, observed.Rejections),
        ];

    private static Change? SampleChange(Observation observed) =>
        DemoFigures.Change(
            observed.Find(new AgencyYearId(DemoMaterial.SampleAgency, DemoMaterial.Year.Previous)),
            observed.Find(new AgencyYearId(DemoMaterial.SampleAgency, DemoMaterial.Year))
        );

    private DemoMaterial Prepare()
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        return DemoMaterial.Write(samples, Path.Combine(settings.OutputFolder, "uploads"));
    }

    private async Task<AzuriteProcess> StartStorageAsync(CancellationToken cancellationToken)
    {
        var standard = AzuriteOptions.StandardPorts;
        var areFree = new[] { standard.BlobPort, standard.QueuePort, standard.TablePort }.All(FreePort.IsFree);
        var options = (areFree ? standard : new AzuriteOptions()) with
        {
            DataFolder = settings.StorageFolder,
            InMemory = settings.StorageFolder is null,
        };
        var azurite = await AzuriteProcess.StartAsync(options, WriteLine, cancellationToken);
        WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Azurite: 127.0.0.1 {azurite.BlobPort} (blob), {azurite.QueuePort} (queue), "
                    + $"{azurite.TablePort} (table)"
            )
        );
        return azurite;
    }

    // For whoever wants to look into the storage beside the demo: where it is is said, the key is not.
    private void KeepConnection(AzuriteProcess azurite)
    {
        var file = azurite.ConnectionFile;
        if (file is null)
        {
            file = new ConnectionFile(Path.Combine(settings.OutputFolder, ConnectionFile.FileName));
            file.Write(azurite.ConnectionString);
        }

        console.WriteUnwrappedLine(ConnectionSentence.Of(file, settings.Language));
    }

    private async Task<Observation> UploadAndWaitAsync(
        DemoMaterial material,
        string connection,
        DemoObserver observer,
        SupervisedApp app,
        CancellationToken cancellationToken
    )
    {
        // Only what was just written: the folder may hold what others put there.
        var files = UploadFolder.Scan(material.Folder).Files.Where(file => material.Paths.Contains(file.Path)).ToList();
        var observed = Observation.Nothing;
        await ProgressBars.RunAsync(
            console,
            async bars =>
            {
                var sent = bars.Add(new LocalizedText("ส่งไฟล์", "Uploaded").In(settings.Language), files.Count);
                var scored = bars.Add(
                    new LocalizedText("คำนวณแล้ว", "Scored").In(settings.Language),
                    material.Results.Length
                );
                var reported = bars.Add(
                    new LocalizedText("ออกรายงานแล้ว", "Reported").In(settings.Language),
                    material.Results.Length
                );
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var uploading = new Uploader(new(connection)).RunAsync(files, (_, _) => sent.Increment(), stop.Token);
                var watching = WatchAsync(material, observer, uploading, Progress, stop.Token);
                var first = await Task.WhenAny(watching, app.Failure);
                await stop.CancelAsync();
                await uploading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await first;
                observed = await watching;

                void Progress(Observation seen)
                {
                    scored.Set(seen.Results.Length);
                    reported.Set(seen.Results.Count(year => year.IsReported));
                }
            }
        );
        return observed;
    }

    // Returns what there is when every expectation holds and nothing is under way, or when nothing new has come for as
    // long as its patience lasts.
    private async Task<Observation> WatchAsync(
        DemoMaterial material,
        DemoObserver observer,
        Task uploading,
        Action<Observation> progress,
        CancellationToken cancellationToken
    )
    {
        var last = Observation.Nothing;
        var changed = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (uploading.IsFaulted)
                await uploading;
            var isUploaded = uploading.IsCompletedSuccessfully;
            var seen = await observer.ObserveAsync(cancellationToken);
            progress(seen);
            if (isUploaded && seen.IsIdle && !Failures(material, seen).Any())
                return seen;
            if (!seen.IsSameAs(last))
                changed = TimeProvider.System.GetTimestamp();
            else if (isUploaded && TimeProvider.System.GetElapsedTime(changed) > settings.Patience)
                return seen;
            last = seen;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private void Show(
        DemoMaterial material,
        Observation observed,
        ImmutableDictionary<AgencyYearId, string> files,
        ImmutableArray<string> failures,
        Uri app
    )
    {
        console.Write(DemoTable.Create(settings.Language, DemoMaterial.Year, material.Results, observed.Results));
        foreach (var rejection in observed.Rejections)
            console.WriteUnwrappedLine(
                $"{new LocalizedText("ไม่รับ", "Rejected").In(settings.Language)}: {rejection.Id} "
                    + $"{rejection.FileName}: {string.Join(", ", rejection.Problems)}"
            );
        console.WriteUnwrappedLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{new LocalizedText("รายงาน", "Reports").In(settings.Language)}: {files.Count} → "
                    + $"{Path.GetFullPath(ReportsFolder)}"
            )
        );
        console.WriteUnwrappedLine(
            $"{new LocalizedText("หน้าเว็บ", "Page").In(settings.Language)}: "
                + $"{new Uri(app, $"provinces/31/years/{DemoMaterial.Year}")}"
        );
        if (failures.IsEmpty)
        {
            console.WriteUnwrappedLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new LocalizedText("ครบทุกข้อที่คาดไว้", "Every expectation held").In(settings.Language)}: "
                        + $"{observed.Results.Length} {new LocalizedText("ผล", "results").In(settings.Language)}"
                )
            );
            return;
        }

        console.WriteUnwrappedLine(
            new LocalizedText("ไม่เป็นไปตามที่คาดไว้:", "These expectations did not hold:").In(settings.Language)
        );
        foreach (var failure in failures)
            console.WriteUnwrappedLine($"  {failure}");
    }

    private async Task WaitForCtrlCAsync(SupervisedApp app, CancellationToken cancellationToken)
    {
        console.WriteUnwrappedLine(
            new LocalizedText("กด Ctrl+C เพื่อหยุด", "Press Ctrl+C to stop.").In(settings.Language)
        );
        var ended = await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken), app.Failure);
        if (ended == app.Failure)
            await app.Failure;
    }

    private void WriteLine(string line) => console.WriteLine(line);
}

/// <summary>How the demo is asked to run.</summary>
public sealed record DemoSettings
{
    /// <summary>Where workbooks, reports, the app's log and the results are put.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>
    /// Where the storage emulator keeps its data, to go on from it next time; null for a folder that is removed at the
    /// end.
    /// </summary>
    public string? StorageFolder { get; init; }

    /// <summary>The app's port; null for 7071, or any free one where that is taken.</summary>
    public int? Port { get; init; }

    /// <summary>Ends by itself when everything is there; else stays until Ctrl+C.</summary>
    public bool Once { get; init; }

    public OutputLanguage Language { get; init; }

    /// <summary>
    /// The demo gives up when nothing at all has come for so long. Generous: a slow machine is no failure.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>The demo cannot go on; the message is for its user.</summary>
public sealed class DemoException(string message) : Exception(message);
