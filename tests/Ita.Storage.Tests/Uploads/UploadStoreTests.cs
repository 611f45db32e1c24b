using Azure.Storage.Blobs;
using Ita.Assessment.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Uploads;

public sealed class UploadStoreTests(StorageFixture storage)
{
    private readonly UploadStore _store = new(storage.Account);

    [Fact]
    public async Task An_upload_is_the_same_version_however_it_is_looked_at()
    {
        var agency = Some.Code();
        var name = $"2566/{agency}/แบบวัด IIT + 100%.xlsx";
        var put = await _store.PutAsync(ContainerNames.Uploads, name, Content("first"));

        Assert.True(put.Written);
        Assert.Equal((ContainerNames.Uploads, name, 5L), (put.Blob.Container, put.Blob.Name, put.Blob.Size));
        Assert.Equal(put.Blob, await _store.FindAsync(ContainerNames.Uploads, name));
        Assert.Equal([put.Blob], await ListAsync($"2566/{agency}/"));
        Assert.Equal("first", await ReadAsync(put.Blob));
        Assert.Equal("แบบวัด IIT + 100%.xlsx", put.Blob.FileName);
    }

    [Fact]
    public async Task The_same_content_again_makes_no_new_version_and_other_content_does()
    {
        var name = $"2566/{Some.Code()}/ita.xlsx";
        var first = await _store.PutAsync(ContainerNames.Uploads, name, Content("first"));

        Assert.Equal(
            first with
            {
                Written = false,
            },
            await _store.PutAsync(ContainerNames.Uploads, name, Content("first"))
        );
        var second = await _store.PutAsync(ContainerNames.Uploads, name, Content("second"));

        Assert.True(second.Written);
        Assert.NotEqual(first.Blob.ETag, second.Blob.ETag);
    }

    [Fact]
    public async Task A_version_that_was_replaced_or_deleted_cannot_be_read()
    {
        var name = $"2566/{Some.Code()}/ita.xlsx";
        var first = (await _store.PutAsync(ContainerNames.Uploads, name, Content("first"))).Blob;
        var second = (await _store.PutAsync(ContainerNames.Uploads, name, Content("second"))).Blob;

        Assert.Null(await _store.ReadAsync(first));
        Assert.Equal("second", await ReadAsync(second));
        await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(name);
        Assert.Null(await _store.ReadAsync(second));
        Assert.Null(await _store.FindAsync(ContainerNames.Uploads, name));
        Assert.Empty(await ListAsync(name));
    }

    [Fact]
    public async Task An_upload_by_another_tool_is_read_as_well()
    {
        var name = $"{Guid.NewGuid()}.xlsx";
        var client = new BlobContainerClient(storage.ConnectionString, ContainerNames.Registry);
        await client.UploadBlobAsync(name, Content("theirs"));

        var blob = (await _store.FindAsync(ContainerNames.Registry, name))!;
        Assert.Equal("theirs", await ReadAsync(blob));
        Assert.True((await _store.PutAsync(ContainerNames.Registry, name, Content("theirs"))).Written);
    }

    [Fact]
    public async Task Several_megabytes_go_up_and_come_down_unchanged()
    {
        var bytes = new byte[9_000_000];
        new Random(1).NextBytes(bytes);

        var put = await _store.PutAsync(
            ContainerNames.Uploads,
            $"2566/{Some.Code()}/big.xlsx",
            new MemoryStream(bytes)
        );

        Assert.Equal(bytes.LongLength, put.Blob.Size);
        Assert.Equal(bytes, (await _store.ReadAsync(put.Blob))!.ToArray());
    }

    [Fact]
    public void Later_uploads_come_after_earlier_ones()
    {
        BlobVersion[] inOrder =
        [
            Some.Blob("b", 1, "0x9"),
            Some.Blob("a", 2, "0x2"),
            Some.Blob("a", 2, "0x3"),
            Some.Blob("b", 2, "0x1"),
            Some.Blob("a", 3, "0x0"),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(blob => blob.OrderKey, StringComparer.Ordinal));
    }

    private async Task<List<BlobVersion>> ListAsync(string prefix)
    {
        var blobs = new List<BlobVersion>();
        await foreach (var blob in _store.ListAsync(ContainerNames.Uploads, prefix))
            blobs.Add(blob);
        return blobs;
    }

    private async Task<string> ReadAsync(BlobVersion blob)
    {
        using var reader = new StreamReader((await _store.ReadAsync(blob))!);
        return await reader.ReadToEndAsync();
    }

    private static MemoryStream Content(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData((3 * 1024 * 1024) + 17)]
    public async Task What_arrives_in_a_stream_is_stored_whole(int size)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++)
            bytes[i] = (byte)(i % 251);
        var name = $"2566/streamed/{size}.xlsx";

        var blob = await _store.ReceiveAsync(ContainerNames.Uploads, name, new MemoryStream(bytes));

        Assert.Equal(await _store.FindAsync(ContainerNames.Uploads, name), blob);
        Assert.Equal(size, blob.Size);
        Assert.Equal(bytes, (await _store.ReadAsync(blob))!.ToArray());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_what_was_there()
    {
        const string Name = "2566/streamed/broken.xlsx";
        var before = await _store.ReceiveAsync(ContainerNames.Uploads, Name, new MemoryStream([1, 2, 3]));

        await Assert.ThrowsAsync<IOException>(() =>
            _store.ReceiveAsync(ContainerNames.Uploads, Name, new BreakingStream(5 * 1024 * 1024))
        );

        Assert.Equal(before, await _store.FindAsync(ContainerNames.Uploads, Name));
    }

    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read
                ? read
                : throw new IOException("Broken off.");
    }
}
