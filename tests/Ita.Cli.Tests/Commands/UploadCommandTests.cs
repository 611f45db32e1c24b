using Azure.Storage.Blobs;
using Ita.Cli.Commands;
using Ita.Testing.Storage;

namespace Ita.Cli.Tests.Commands;

public sealed class UploadCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Files_arrive_under_their_names_and_a_second_run_sends_only_what_is_new()
    {
        _folder.Write("registry/agencies.xlsx", [1]);
        _folder.Write("2566/310801/EIT ส่วนที่ 1.xlsx", [2, 3]);
        _folder.Write("2566/310801/notes.txt", [4]);

        var first = await UploadAsync();
        _folder.Write("2566/310801/EIT ส่วนที่ 1.xlsx", [5]);
        var second = await UploadAsync();
        var third = await UploadAsync();

        Assert.Equal(ExitCode.Done, first.ExitCode);
        Assert.Contains("2 uploaded, 0 already there.", first.Output, StringComparison.Ordinal);
        Assert.Contains("notes.txt (not an .xlsx file)", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 uploaded, 1 already there.", second.Output, StringComparison.Ordinal);
        Assert.Contains("0 uploaded, 2 already there.", third.Output, StringComparison.Ordinal);
        var blob = await Storage()
            .GetBlobContainerClient("uploads")
            .GetBlobClient("2566/310801/EIT ส่วนที่ 1.xlsx")
            .DownloadContentAsync();
        Assert.Equal([5], blob.Value.Content.ToArray());
    }

    [Fact]
    public async Task A_blob_that_someone_else_uploaded_is_not_sent_again()
    {
        _folder.Write("2566/310802/a.xlsx", [7]);
        await Storage().GetBlobContainerClient("uploads").CreateIfNotExistsAsync();
        await Storage()
            .GetBlobContainerClient("uploads")
            .GetBlobClient("2566/310802/a.xlsx")
            .UploadAsync(BinaryData.FromBytes(new byte[] { 7 }));

        var run = await UploadAsync();

        Assert.Contains("0 uploaded, 1 already there.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_nothing_to_upload_is_a_mistake()
    {
        var run = await UploadAsync();

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("holds no .xlsx", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var run = await CommandRun.Of("upload", "/nowhere", "--connection", azurite.ConnectionString);

        Assert.Equal(
            (ExitCode.Usage, "/nowhere: ไม่พบโฟลเดอร์ / there is no such folder."),
            (run.ExitCode, run.Error.Trim())
        );
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_said_to_be_so()
    {
        _folder.Write("2566/310801/a.xlsx", [1]);

        var run = await CommandRun.Of("upload", _folder.Path, "--connection", "nonsense");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("this is no storage account", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private BlobServiceClient Storage() => new(azurite.ConnectionString);

    private Task<CommandRun> UploadAsync() =>
        CommandRun.Of("upload", _folder.Path, "--connection", azurite.ConnectionString, "--lang", "en");
}
