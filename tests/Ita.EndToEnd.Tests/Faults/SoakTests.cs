using System.Collections.Concurrent;
using Ita.Soak;
using Ita.Testing.FunctionsHost;

namespace Ita.EndToEnd.Tests.Faults;

/// <summary>The soak in its short form; the long one is for the command line of Ita.Soak.</summary>
public sealed class SoakTests(PublishedApp published) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ita-soak-").FullName;

    [Fact]
    public async Task Killed_starved_and_interrupted_the_worker_comes_to_what_a_calm_run_gives_byte_for_byte()
    {
        var said = new ConcurrentQueue<string>();
        var soak = new SoakRun(
            new SoakSettings
            {
                App = published.Folder,
                OutputFolder = _folder,
                Agencies = 3,
                Kills = 3,
                StorageRestarts = 1,
                StorageKills = 1,
                Garbage = 1,
                QueueClears = 1,
                LongestLife = TimeSpan.FromSeconds(2),
                Patience = TimeSpan.FromMinutes(5),
            },
            said.Enqueue
        );

        var failures = await soak.RunAsync(CancellationToken.None);

        Assert.True(failures.IsEmpty, string.Join('\n', failures.Concat(said)));
        Assert.Equal(
            (3, 1, 1, 1),
            (soak.Figures.Kills, soak.Figures.StorageRestarts, soak.Figures.StorageKills, soak.Figures.QueueClears)
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
