using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ita.Azurite;
using Ita.Cli.Soak;
using Ita.Functions;
using Ita.Storage;
using Ita.Storage.Uploads;
using Microsoft.AspNetCore.Builder;

namespace Ita.EndToEnd.Tests.Hosting;

/// <summary>The host's calls in any order, late, and as often as it likes, come to one and the same state.</summary>
public sealed class AnyOrderTests : IAsyncLifetime
{
    private const int Cases = 12;
    private const string Registry = "agencies.xlsx";
    private const string Mistaken = "2566/310801/notes.xlsx";

    private static readonly ImmutableArray<(string Name, string Sample)> s_exports =
    [
        ("2566/310801/ผลสำรวจ ita (1).xlsx", "2566/310801/ita-2566.xlsx"),
        ("2565/310801/summary.xlsx", "2565/310801/ita-2565-summary.xlsx"),
    ];

    private AzuriteProcess? _azurite;
    private WebApplication? _app;
    private StorageAccount? _account;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        _account = new StorageAccount(_azurite.ConnectionString);
        await _account.EnsureCreatedAsync();
        _app = FunctionsApp.Build(
            [],
            new Dictionary<string, string?>
            {
                ["ItaStorage"] = _azurite.ConnectionString,
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0",
                ["Ita:ReconciliationGrace"] = "00:00:00",
                ["Logging:LogLevel:Default"] = "None",
            }
        );
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task Any_order_and_multiplicity_of_the_hosts_calls_leaves_the_same_rows_and_the_same_bytes()
    {
        var uploads = new UploadStore(_account!);
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        await Put(
            uploads,
            ContainerNames.Registry,
            Registry,
            await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(samples, "registry"), "*.xlsx").Single())
        );
        foreach (var (name, sample) in s_exports)
            await Put(
                uploads,
                ContainerNames.Uploads,
                name,
                await File.ReadAllBytesAsync(Path.Combine([samples, "uploads", .. sample.Split('/')]))
            );
        await Put(uploads, ContainerNames.Uploads, Mistaken, "not a workbook"u8.ToArray());
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        using var host = new RecordedHost(new Uri(_app!.Urls.Single()));
        var calls = Calls(host);
        foreach (var call in calls[..4])
            await Answered(call);
        await EndAsync(host);
        var calm = await StoredState.ReadAsync(_account!, CancellationToken.None);
        Assert.Equal(
            10,
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
                sequence => Differences(host, calls, [.. sequence], calm).GetAwaiter().GetResult().IsEmpty
            )
        );
    }

    // What any sequence of calls leaves undone, the host delivers or the timer finds in the end.
    private async Task<ImmutableArray<string>> Differences(
        RecordedHost host,
        ImmutableArray<Func<Task<HttpResponseMessage>>> calls,
        ImmutableArray<int> sequence,
        ImmutableSortedDictionary<string, string> calm
    )
    {
        await StoredState.WipeAsync(_account!, CancellationToken.None);
        foreach (var call in sequence)
            await Answered(calls[call]);
        foreach (var call in calls[..4].Reverse())
            await Answered(call);
        await EndAsync(host);
        ImmutableArray<string> differences =
        [
            .. StoredState.Differences(calm, await StoredState.ReadAsync(_account!, CancellationToken.None)),
        ];
        Assert.True(
            differences.IsEmpty,
            $"After the calls {string.Join(' ', sequence)}:\n{string.Join('\n', differences)}"
        );
        return differences;
    }

    private async Task EndAsync(RecordedHost host)
    {
        do
        {
            await host.Drain(_account!);
            await Answered(host.Timer);
        } while (await host.Drain(_account!) > 0);
    }

    // The first four are the events; the others come whether or not there is anything to do.
    private static ImmutableArray<Func<Task<HttpResponseMessage>>> Calls(RecordedHost host) =>
        [
            () => host.Registry(Registry),
            () => host.Export(s_exports[0].Name),
            () => host.Export(s_exports[1].Name),
            () => host.Export(Mistaken),
            () => host.Work("ScoreAgency", """{"agencyCode":"310801","fiscalYear":2566}"""),
            () => host.Work("ScoreAgency", """{"agencyCode":"310801","fiscalYear":2565}"""),
            () => host.Work("WriteReport", """{"agencyCode":"310801","fiscalYear":2566}"""),
            () => host.Work("WriteReport", """{"agencyCode":"310801","fiscalYear":2565}"""),
            () => host.Work("ScoreAgency", """{"agencyCode":"nobody","fiscalYear":2566}"""),
            () => host.Export("2566/310801/never-was.xlsx"),
            host.Timer,
        ];

    private static async Task Answered(Func<Task<HttpResponseMessage>> call)
    {
        using var answer = await call();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }

    private static async Task Put(UploadStore uploads, string container, string name, byte[] content) =>
        await uploads.PutAsync(container, name, new MemoryStream(content));
}
