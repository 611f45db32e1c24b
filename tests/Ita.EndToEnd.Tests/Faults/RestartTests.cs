using System.Diagnostics;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Azurite;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;

namespace Ita.EndToEnd.Tests.Faults;

public sealed class RestartTests
{
    [Fact]
    public async Task Restart_puts_what_lies_in_a_poison_queue_and_what_is_recorded_as_failed_back_on_its_way()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        var submissions = new SubmissionStore(account, TimeProvider.System);
        var poisoned = await Put(account, "2566/310801/ita-2566.xlsx", "2566/310801/ita-2566.xlsx");
        var recorded = await Put(account, "2565/310801/summary.xlsx", "2565/310801/ita-2565-summary.xlsx");
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = "เทศบาลตำบลบึงเจริญ",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
        };
        await new AgencyStore(account).UpsertAsync([agency], poisoned);
        await submissions.ChangeAsync(recorded, SubmissionState.Failed);
        await account
            .Queue(QueueNames.BlobTriggerPoison)
            .SendMessageAsync(
                """{"FunctionId":"Host.Functions.IngestSurveyExport","BlobType":"BlockBlob","""
                    + """ "ContainerName":"uploads","""
                    + $$""" "BlobName":"{{poisoned.Name}}","ETag":""}"""
            );
        await account.Queue(QueueNames.ScoreAgencyPoison).SendMessageAsync("what is this");

        var (status, output) = await RunAsync(
            "restart",
            "--year",
            "2566",
            "--lang",
            "en",
            "--connection",
            azurite.ConnectionString
        );

        Assert.True(status == 0, output);
        Assert.Contains("Restarted: 1", output, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Accepted, (await submissions.FindAsync(poisoned))!.State);
        Assert.Equal(SubmissionState.Failed, (await submissions.FindAsync(recorded))!.State);
        Assert.NotEqual(0, await new WorkQueues(account).CountAsync(QueueNames.ScoreAgency));

        (status, output) = await RunAsync(
            "restart",
            "--agency",
            "310801",
            "--lang",
            "en",
            "--connection",
            azurite.ConnectionString
        );

        Assert.True(status == 0, output);
        Assert.Equal(SubmissionState.Accepted, (await submissions.FindAsync(recorded))!.State);
        foreach (var queue in QueueNames.Poison)
            Assert.Equal(0, await new WorkQueues(account).CountAsync(queue));
    }

    private static async Task<BlobVersion> Put(StorageAccount account, string name, string sample)
    {
        await using var content = File.OpenRead(SampleFiles.PathOf($"uploads/{sample}"));
        return (await new UploadStore(account).PutAsync(ContainerNames.Uploads, name, content)).Blob;
    }

    private static async Task<(int Status, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltPrograms.CommandLine, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
