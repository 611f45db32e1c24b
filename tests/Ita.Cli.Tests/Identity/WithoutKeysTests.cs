using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ita.Azurite;
using Ita.Cli.Demo;
using Ita.Testing;
using Ita.Testing.Samples;

namespace Ita.Cli.Tests.Identity;

/// <summary>
/// The app and <c>upload</c> as processes with the settings that infra gives them: addresses and a managed identity, no
/// key anywhere. Storage is Azurite over HTTPS with <c>--oauth basic</c>; the identity is that of App Service, as
/// Azure.Identity asks for it.
/// </summary>
public sealed class WithoutKeysTests
{
    private const string ClientId = "00000000-0000-0000-0000-0000000000c1";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_export_goes_the_whole_way_to_its_report_without_any_key()
    {
        Assert.SkipWhen(
            !OperatingSystem.IsLinux(),
            "Only on Linux can a certificate be trusted by one process alone (SSL_CERT_FILE)."
        );
        using var certificate = new LoopbackCertificate(TimeProvider.System);
        await using var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { InMemory = true, Certificate = certificate }
        );
        await using var identity = new IdentityEndpoint(ClientId);
        using var folder = new TemporaryFolder();
        folder.Write("registry/agencies.xlsx", await File.ReadAllBytesAsync(SampleFiles.Registry));
        folder.Write("2566/310801/ita-2566.xlsx", await File.ReadAllBytesAsync(SampleFiles.Export2566));
        Dictionary<string, string> settings = new(identity.Environment)
        {
            ["ItaStorage__blobServiceUri"] = azurite.BlobUri.AbsoluteUri,
            ["ItaStorage__queueServiceUri"] = azurite.QueueUri.AbsoluteUri,
            ["ItaStorage__tableServiceUri"] = azurite.TableUri.AbsoluteUri,
            ["ItaStorage__credential"] = "managedidentity",
            ["ItaStorage__clientId"] = ClientId,
            ["SSL_CERT_FILE"] = certificate.CertificateFile,
        };
        Assert.DoesNotContain(settings.Values, value => value.Contains(azurite.Account.Key, StringComparison.Ordinal));

        using var upload = Start(BuiltPrograms.CommandLine, settings, "upload", folder.Path, "--lang", "en");
        var output = await upload.StandardOutput.ReadToEndAsync();
        var errors = await upload.StandardError.ReadToEndAsync();
        await upload.WaitForExitAsync();
        Assert.True(upload.ExitCode == 0, output + errors);
        Assert.Contains("2 uploaded", output, StringComparison.Ordinal);

        using var app = Start(AppProcess.ProgramFile(), new(settings) { ["Port"] = "0", ["StopWithInput"] = "true" });
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressOf(app) };
            using var limit = new CancellationTokenSource(s_limit);
            while (
                (await client.GetAsync("api/agencies/310801/years/2566/report.docx", limit.Token)).StatusCode
                != HttpStatusCode.OK
            )
                await Task.Delay(200, limit.Token);
            var province = await client.GetFromJsonAsync<JsonElement>("api/provinces/31/years/2566.json", limit.Token);
            var row = province
                .GetProperty("agencies")
                .EnumerateArray()
                .Single(agency => agency.GetProperty("agencyCode").GetString() == "310801");
            Assert.Equal("88.93", row.GetProperty("total").GetString());
            var health = await client.GetFromJsonAsync<JsonElement>("api/health", limit.Token);
            Assert.All(
                health.GetProperty("dependencies").EnumerateArray(),
                dependency => Assert.Equal("ok", dependency.GetProperty("status").GetString())
            );
        }
        finally
        {
            app.StandardInput.Close();
            using var limit = new CancellationTokenSource(s_limit);
            await app.WaitForExitAsync(limit.Token);
        }

        Assert.True(identity.IssuedTokens >= 2, "Both programs asked for a token.");
    }

    private static async Task<Uri> AddressOf(Process app)
    {
        while (await app.StandardOutput.ReadLineAsync() is { } line)
        {
            if (
                line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at
                && line.Contains("listening", StringComparison.Ordinal)
            )
            {
                _ = app.StandardOutput.ReadToEndAsync();
                _ = app.StandardError.ReadToEndAsync();
                return new Uri(line[at..].Trim() + "/");
            }
        }

        throw new InvalidOperationException("The app ended before it listened.");
    }

    // With an environment of its own: no key or connection string of this machine's can help it.
    private static Process Start(string program, Dictionary<string, string> settings, params string[] arguments)
    {
        var dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")
        );
        var start = new ProcessStartInfo(dotnet, [program, .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("Ita", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("Azure", StringComparison.OrdinalIgnoreCase)
                )
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
