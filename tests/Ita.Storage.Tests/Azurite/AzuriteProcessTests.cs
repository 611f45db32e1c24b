using System.Diagnostics;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Ita.Azurite;

namespace Ita.Storage.Tests.Azurite;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task What_was_stored_is_there_after_a_stop_and_a_start_on_the_same_ports()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-test-").FullName;
        try
        {
            await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataFolder = folder });
            var connectionString = azurite.ConnectionString;
            var container = new BlobContainerClient(connectionString, "kept");
            await container.CreateAsync();
            await container.UploadBlobAsync("ไฟล์.txt", BinaryData.FromString("สวัสดี"));

            await azurite.StopAsync();
            Assert.False(azurite.IsRunning);
            await Assert.ThrowsAnyAsync<SocketException>(() => ConnectAsync(azurite.BlobPort));

            await azurite.StartAgainAsync();
            Assert.Equal(connectionString, azurite.ConnectionString);
            var content = await container.GetBlobClient("ไฟล์.txt").DownloadContentAsync();
            Assert.Equal("สวัสดี", content.Value.Content.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_ends_when_it_is_disposed_of_and_takes_its_own_folder_along()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "azurite-*").ToHashSet();
        var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var own = Directory.GetDirectories(Path.GetTempPath(), "azurite-*").Except(before).ToList();

        await azurite.DisposeAsync();

        Assert.False(azurite.IsRunning);
        Assert.NotEmpty(own);
        await Assert.ThrowsAnyAsync<SocketException>(() => ConnectAsync(azurite.TablePort));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_plainly()
    {
        var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        try
        {
            var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
            var exception = await Assert.ThrowsAsync<AzuriteException>(() =>
                AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true, BlobPort = port })
            );
            Assert.Contains("EADDRINUSE", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            taken.Stop();
        }
    }

    [Fact]
    public async Task It_ends_when_the_pipe_from_its_parent_closes_as_it_does_when_the_parent_dies()
    {
        var installation = await AzuriteInstallation.EnsureAsync();
        using var node = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    "run.cjs",
                    "--silent",
                    "--disableTelemetry",
                    "--inMemoryPersistence",
                    "--blobPort",
                    "0",
                    "--queuePort",
                    "0",
                    "--tablePort",
                    "0",
                ]
            )
            {
                WorkingDirectory = installation.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        while (
            await node.StandardOutput.ReadLineAsync() is { } line
            && !line.Contains("Table service is successfully", StringComparison.Ordinal)
        ) { }

        node.StandardInput.Close();

        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, node.ExitCode);
    }

    private static async Task ConnectAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
    }
}
