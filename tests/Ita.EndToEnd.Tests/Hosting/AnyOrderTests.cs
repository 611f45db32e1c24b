using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ita.Soak;
using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Testing.FunctionsHost;
using Ita.Testing.FunctionsHost.Rpc;
using Ita.Testing.Samples;
using Ita.Testing.Storage;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace Ita.EndToEnd.Tests.Hosting;

/// <summary>The host's calls in any order, late, and as often as it likes, come to one and the same state.</summary>
public sealed class AnyOrderTests(PublishedApp published) : IAsyncLifetime
{
    private const int Cases = 12;
    private const string Registry = "agencies.xlsx";
    private const string Mistaken = "2566/310801/notes.xlsx";

    private static readonly ImmutableArray<(string Name, string Sample)> s_exports =
    [
        ("2566/310801/ผลสำรวจ ita (1).xlsx", "2566/310801/ita-2566.xlsx"),
        ("2565/310801/summary.xlsx", "2565/310801/ita-2565-summary.xlsx"),
    ];

    private readonly StorageFixture _storage = new();
    private WorkerHost? _worker;
    private StorageTriggers? _triggers;

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        _worker = await WorkerHost.StartAsync(
            new WorkerHostOptions
            {
                Root = published.Folder,
                Environment = new Dictionary<string, string?>
                {
                    [StorageSettings.Connection] = _storage.ConnectionString,
                    ["Ita__ReconciliationGrace"] = "00:00:00",
                },
            }
        );
        _triggers = new StorageTriggers(
            _worker,
            new StorageTriggersOptions { ConnectionString = _storage.ConnectionString }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_triggers is not null)
            await _triggers.DisposeAsync();
        if (_worker is not null)
            await _worker.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task Any_order_and_multiplicity_of_the_hosts_calls_leaves_the_same_rows_and_the_same_bytes()
    {
        var uploads = new UploadStore(_storage.Account);
        await Put(uploads, ContainerNames.Registry, Registry, await File.ReadAllBytesAsync(SampleFiles.Registry));
        foreach (var (name, sample) in s_exports)
            await Put(
                uploads,
                ContainerNames.Uploads,
                name,
                await File.ReadAllBytesAsync(SampleFiles.PathOf($"uploads/{sample}"))
            );
        await Put(uploads, ContainerNames.Uploads, Mistaken, "not a workbook"u8.ToArray());
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        var calls = Calls();
        foreach (var call in calls[..4])
            await Answered(call);
        await EndAsync();
        var calm = await StoredState.ReadAsync(_storage.Account, CancellationToken.None);
        // Of two years the analysis in four forms, the follow-up form in two, and the memo.
        Assert.Equal(
            14,
            calm.Keys.Count(key =>
                key.StartsWith("reports/", StringComparison.Ordinal)
                && !key.Contains("/rejected/", StringComparison.Ordinal)
            )
        );

        var sequences = Gen.ListOf(Gen.Choose(0, calls.Length - 1)).Resize(10);
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(
                Arb.From(sequences),
                sequence => Differences(calls, [.. sequence], calm).GetAwaiter().GetResult().IsEmpty
            )
        );
    }

    // What any sequence of calls leaves undone, the host delivers or the timer finds in the end.
    private async Task<ImmutableArray<string>> Differences(
        ImmutableArray<Func<InvocationRequest>> calls,
        ImmutableArray<int> sequence,
        ImmutableSortedDictionary<string, string> calm
    )
    {
        await StoredState.WipeAsync(_storage.Account, CancellationToken.None);
        foreach (var call in sequence)
            await Answered(calls[call]);
        foreach (var call in calls[..4].Reverse())
            await Answered(call);
        await EndAsync();
        ImmutableArray<string> differences =
        [
            .. StoredState.Differences(calm, await StoredState.ReadAsync(_storage.Account, CancellationToken.None)),
        ];
        Assert.True(
            differences.IsEmpty,
            $"After the calls {string.Join(' ', sequence)}:\n{string.Join('\n', differences)}"
        );
        return differences;
    }

    private async Task EndAsync()
    {
        do
        {
            await _triggers!.DrainAsync();
            await Answered(Timer);
        } while (await _triggers.DrainAsync() > 0);
    }

    // The first four are the events; the others come whether or not there is anything to do.
    private ImmutableArray<Func<InvocationRequest>> Calls() =>
        [
            () => Blob("IngestRegistry", Registry),
            () => Blob("IngestSurveyExport", s_exports[0].Name),
            () => Blob("IngestSurveyExport", s_exports[1].Name),
            () => Blob("IngestSurveyExport", Mistaken),
            () => Work("ScoreAgency", """{"agencyCode":"310801","fiscalYear":2566}"""),
            () => Work("ScoreAgency", """{"agencyCode":"310801","fiscalYear":2565}"""),
            () => Work("WriteReport", """{"agencyCode":"310801","fiscalYear":2566}"""),
            () => Work("WriteReport", """{"agencyCode":"310801","fiscalYear":2565}"""),
            () => Work("ScoreAgency", """{"agencyCode":"nobody","fiscalYear":2566}"""),
            () => Blob("IngestSurveyExport", "2566/310801/never-was.xlsx"),
            Timer,
        ];

    private InvocationRequest Blob(string function, string name) => Invocations.Blob(_worker!.Function(function), name);

    private InvocationRequest Work(string function, string message) =>
        Invocations.Queue(_worker!.Function(function), message);

    private InvocationRequest Timer() => Invocations.Timer(_worker!.Function("ReconcileUploads"));

    private async Task Answered(Func<InvocationRequest> call)
    {
        var outcome = await _worker!.InvokeAsync(call());
        Assert.True(outcome.Succeeded, $"{outcome}");
    }

    private static async Task Put(UploadStore uploads, string container, string name, byte[] content) =>
        await uploads.PutAsync(container, name, new MemoryStream(content));
}
