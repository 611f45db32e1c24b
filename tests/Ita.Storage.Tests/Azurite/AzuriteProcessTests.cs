using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
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
    public async Task Each_folder_of_data_has_an_account_of_its_own_in_a_file_that_only_its_owner_may_read()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-test-").FullName;
        try
        {
            await using var azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { DataFolder = Path.Combine(folder, "data") }
            );
            await using var other = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });

            var file = azurite.ConnectionFile!.Path;
            Assert.Equal(azurite.ConnectionString, (await File.ReadAllTextAsync(file)).Trim());
            Assert.DoesNotContain(
                azurite.Account.Name,
                [other.Account.Name, AzuriteAccount.PublishedName],
                StringComparer.Ordinal
            );
            Assert.NotEqual(other.Account.Key, azurite.Account.Key);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(Path.GetDirectoryName(file)!)
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_has_lost_what_its_account_was_is_not_started_under_another()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-test-").FullName;
        try
        {
            var file = Path.Combine(folder, ConnectionFile.FileName);
            await File.WriteAllTextAsync(file, "UseDevelopmentStorage=true");

            var exception = await Assert.ThrowsAsync<AzuriteException>(() =>
                AzuriteProcess.StartAsync(new AzuriteOptions { DataFolder = folder })
            );

            Assert.Contains(file, exception.Message, StringComparison.Ordinal);
            Assert.Equal("UseDevelopmentStorage=true", await File.ReadAllTextAsync(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_account_is_never_taken_from_the_name_of_the_host()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        await new BlobContainerClient(azurite.ConnectionString, "uploads").CreateAsync();
        var signature = new AccountSasBuilder(
            AccountSasPermissions.All,
            TimeProvider.System.GetUtcNow().AddHours(1),
            AccountSasServices.All,
            AccountSasResourceTypes.All
        ).ToSasQueryParameters(new StorageSharedKeyCredential(azurite.Account.Name, azurite.Account.Key));
        using var client = new HttpClient();

        using var byHost = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(azurite.BlobUri, $"/uploads?restype=container&comp=list&{signature}")
        );
        byHost.Headers.Host = $"{azurite.Account.Name}.blob.localhost";
        Assert.False((await client.SendAsync(byHost)).IsSuccessStatusCode);

        var byPath = new Uri($"{azurite.BlobUri}/uploads?restype=container&comp=list&{signature}");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(byPath)).StatusCode);
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
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        try
        {
            var port = ((IPEndPoint)taken.LocalEndpoint).Port;
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
