using Ita.Infrastructure.Tests.Alerts.Ingestion;
using Ita.Storage;
using Ita.Testing.FunctionsHost;

namespace Ita.Infrastructure.Tests.Alerts;

/// <summary>
/// The published app, and what it tells on a day like any other: a list of agencies, an export that becomes a report,
/// one that is rejected, a round of reconciliation, its health asked for, and somebody without a role.
/// </summary>
public sealed class CalmRun : IAsyncLifetime
{
    internal const string Export = "2566/310801/ita.xlsx";
    internal const string Sample = "uploads/2566/310801/ita-2566.xlsx";
    internal const string Report = "/api/agencies/310801/years/2566/report.docx";

    private readonly PublishedApp _published = new();

    internal Workspace Workspace { get; private set; } = Workspace.Of([]);

    public async ValueTask InitializeAsync()
    {
        await _published.InitializeAsync();
        Workspace = await RunAsync(async app =>
        {
            await app.UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
            await app.UploadAsync(ContainerNames.Uploads, Export, Sample);
            await app.UploadAsync(
                ContainerNames.Uploads,
                "2566/310802/ita.xlsx",
                new MemoryStream("This is no workbook."u8.ToArray())
            );
            await app.DrainAsync();
            Assert.True(await app.ReconcileAsync());
            Assert.Equal(200, await app.GetAsync("/api/health"));
            Assert.Equal(401, await app.GetAsync(Report));
            Assert.Equal(401, await app.GetAsync(Report + "?lang=th"));
            await app.QueuesAreToldAsync();
        });
    }

    public ValueTask DisposeAsync() => _published.DisposeAsync();

    /// <inheritdoc cref="ObservedApp.RunAsync"/>
    internal Task<Workspace> RunAsync(
        Func<ObservedApp, Task> run,
        bool isSignedIn = false,
        Func<StorageAccount, Task>? before = null
    ) => ObservedApp.RunAsync(_published.Folder, isSignedIn, run, before);
}
