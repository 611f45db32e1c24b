using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment.Comparison;
using Ita.Azurite;
using Ita.Cli.Commands;
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
    /// <returns><see cref="ExitCode.Done"/> if every expectation held, else <see cref="ExitCode.Failed"/>.</returns>
    /// <exception cref="DemoException">It could not go on.</exception>
    /// <exception cref="AzuriteException">The storage emulator could not be installed or started.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.OutputFolder);
        var material = Prepare();
        await using var azurite = await StartStorageAsync(cancellationToken);
        var log = Path.Combine(settings.OutputFolder, "app.log");
        await File.WriteAllTextAsync(log, "", cancellationToken);
        var options = new AppOptions(azurite.ConnectionString, settings.Port ?? FreePort.Near(StandardAppPort), log);
        await using var app = await SupervisedApp.StartAsync(options, Say, cancellationToken);
        var observer = new DemoObserver(azurite.ConnectionString, material.Years);

        var observed = await UploadAndWaitAsync(material, azurite.ConnectionString, observer, app, cancellationToken);
        var files = await DemoReports.DownloadAsync(app.Address, material.Years, ReportsFolder, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(settings.OutputFolder, "results.json"),
            DemoFigures.ToJson(observed.Years),
            cancellationToken
        );
        ImmutableArray<string> failures =
        [
            .. Failures(material, observed),
            .. DemoCheck.Reports(material.Years, files),
        ];
        Show(material, observed, files, failures, app.Address);
        if (!settings.Once)
            await WaitForCtrlCAsync(app, cancellationToken);
        return failures.IsEmpty ? ExitCode.Done : ExitCode.Failed;
    }

    private static IEnumerable<string> Failures(DemoMaterial material, Observation observed) =>
        [
            .. DemoCheck.Results(material.Years, observed.Years),
            .. DemoCheck.SampleChange(SampleChange(observed)),
            .. DemoCheck.Rejections(material.Rejections, observed.Rejections),
        ];

    private static Change? SampleChange(Observation observed) =>
        DemoFigures.Change(
            observed.Find(new AgencyYear(DemoMaterial.SampleAgency, DemoMaterial.Year.Previous)),
            observed.Find(new AgencyYear(DemoMaterial.SampleAgency, DemoMaterial.Year))
        );

    private DemoMaterial Prepare()
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var agencies = SampleRegistry.Read(Path.Combine(samples, "registry"));
        return DemoMaterial.Write(samples, Path.Combine(settings.OutputFolder, "uploads"), agencies);
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
        var azurite = await AzuriteProcess.StartAsync(options, Say, cancellationToken);
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Azurite: 127.0.0.1 {azurite.BlobPort} (blob), {azurite.QueuePort} (queue), "
                    + $"{azurite.TablePort} (table)"
            )
        );
        return azurite;
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
                var sent = bars.Add(new Phrase("ส่งไฟล์", "Uploaded").In(settings.Language), files.Count);
                var scored = bars.Add(new Phrase("คำนวณแล้ว", "Scored").In(settings.Language), material.Years.Length);
                var reported = bars.Add(
                    new Phrase("ออกรายงานแล้ว", "Reported").In(settings.Language),
                    material.Years.Length
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
                    scored.Set(seen.Years.Length);
                    reported.Set(seen.Years.Count(year => year.IsReported));
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
            if (isUploaded && seen.IsQuiet && !Failures(material, seen).Any())
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
        ImmutableDictionary<AgencyYear, string> files,
        ImmutableArray<string> failures,
        Uri app
    )
    {
        console.Write(DemoTable.Of(settings.Language, DemoMaterial.Year, material.Years, observed.Years));
        foreach (var rejection in observed.Rejections)
            console.Line(
                $"{new Phrase("ไม่รับ", "Rejected").In(settings.Language)}: {rejection.Of} "
                    + $"{rejection.FileName}: {string.Join(", ", rejection.Problems)}"
            );
        console.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{new Phrase("รายงาน", "Reports").In(settings.Language)}: {files.Count} → "
                    + $"{Path.GetFullPath(ReportsFolder)}"
            )
        );
        console.Line(
            $"{new Phrase("หน้าเว็บ", "Page").In(settings.Language)}: "
                + $"{new Uri(app, $"provinces/31/years/{DemoMaterial.Year}")}"
        );
        if (failures.IsEmpty)
        {
            console.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new Phrase("ครบทุกข้อที่คาดไว้", "Every expectation held").In(settings.Language)}: "
                        + $"{observed.Years.Length} {new Phrase("ผล", "results").In(settings.Language)}"
                )
            );
            return;
        }

        console.Line(new Phrase("ไม่เป็นไปตามที่คาดไว้:", "These expectations did not hold:").In(settings.Language));
        foreach (var failure in failures)
            console.Line($"  {failure}");
    }

    private async Task WaitForCtrlCAsync(SupervisedApp app, CancellationToken cancellationToken)
    {
        console.Line(new Phrase("กด Ctrl+C เพื่อหยุด", "Press Ctrl+C to stop.").In(settings.Language));
        var ended = await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken), app.Failure);
        if (ended == app.Failure)
            await app.Failure;
    }

    private void Say(string line) => console.WriteLine(line);
}
