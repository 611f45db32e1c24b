using System.Globalization;
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
        var name = $"2566/{Some.Code()}/{size}.xlsx";

        var blob = (await ReceiveAsync(name, new MemoryStream(bytes)))!;

        Assert.Equal(await _store.FindAsync(ContainerNames.Uploads, name), blob);
        Assert.Equal(size, blob.Size);
        Assert.Equal(bytes, (await _store.ReadAsync(blob))!.ToArray());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_what_was_there()
    {
        var name = $"2566/{Some.Code()}/broken.xlsx";
        var before = await ReceiveAsync(name, new MemoryStream([1, 2, 3]));

        await Assert.ThrowsAsync<IOException>(() => ReceiveAsync(name, new BreakingStream(5 * 1024 * 1024), before));

        Assert.Equal(before, await _store.FindAsync(ContainerNames.Uploads, name));
    }

    [Fact]
    public async Task What_arrives_takes_the_place_of_the_version_it_was_sent_for_and_of_no_other()
    {
        var name = $"2566/{Some.Code()}/ita.xlsx";
        var first = (await ReceiveAsync(name, Content("first")))!;

        Assert.Null(await ReceiveAsync(name, Content("not knowing of the first")));
        var second = (await ReceiveAsync(name, Content("second"), first))!;
        Assert.Null(await ReceiveAsync(name, Content("not knowing of the second"), first));
        Assert.Equal("second", await ReadAsync(second));
        await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(name);
        Assert.Null(await ReceiveAsync(name, Content("not knowing that it is gone"), second));
        Assert.Empty(await ListAsync(name));
    }

    [Fact]
    public async Task Of_two_that_arrive_under_one_name_at_a_time_one_is_there_whole_and_the_other_is_told()
    {
        var name = $"2566/{Some.Code()}/ita.xlsx";
        var (ones, twos) = (Enumerable.Repeat((byte)1, 3_000_000), Enumerable.Repeat((byte)2, 3_000_000));

        var arrived = await Task.WhenAll(
            ReceiveAsync(name, new MemoryStream([.. ones])),
            ReceiveAsync(name, new MemoryStream([.. twos]))
        );

        var there = Assert.Single(arrived, blob => blob is not null)!;
        Assert.Equal([there], await ListAsync(name));
        Assert.Single((await _store.ReadAsync(there))!.ToArray().Distinct());
    }

    [Fact]
    public async Task What_lies_there_is_the_same_file_if_it_is_called_the_same_by_whoever_sent_it()
    {
        var code = Some.Code();
        var (sent, other) = ($"2566/{code}/a＃b.xlsx", $"2566/{code}/ผล.xlsx");
        await ReceiveAsync(sent, Content("x"), sentAs: "a#b.xlsx");
        await _store.PutAsync(ContainerNames.Uploads, other, Content("x"));

        Assert.True(await IsSameAsync(sent, "a#b.xlsx"));
        Assert.False(await IsSameAsync(sent, "a＃b.xlsx"));
        Assert.True(await IsSameAsync(other, "ผล.xlsx"));
        Assert.False(await IsSameAsync(other, "ผล"));
        Assert.Null(await IsSameAsync($"2566/{code}/nothing.xlsx", "nothing.xlsx"));

        async Task<bool?> IsSameAsync(string name, string sentAs) =>
            (await _store.FindSentAsync(ContainerNames.Uploads, name, sentAs))?.IsSameFile;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task By_the_name_that_it_is_listed_by_a_blob_is_found_and_read(string pattern)
    {
        var name = Name(pattern);
        var client = storage.Account.Container(ContainerNames.Uploads).GetBlobClient(name);
        await client.UploadAsync(Content(name), overwrite: true);

        var listed = Assert.Single(await ListAsync(name));

        Assert.Equal((name, name), (listed.Name, client.Name));
        Assert.Equal(listed, await _store.FindAsync(ContainerNames.Uploads, name));
        Assert.Equal(name, await ReadAsync(listed));
    }

    public static TheoryData<string> Names { get; } =
    [
        "/2566/{0}/leading.xlsx",
        "//2566/{0}/leading.xlsx",
        "2566/{0}/",
        "2566/{0}/trailing.xlsx/",
        "2566/{0}/trailing.xlsx//",
        "2566/{0}//double.xlsx",
        "2566/{0}/100%.xlsx",
        "2566/{0}/%2e%2e%2F%41%20.xlsx",
        "2566/{0}/a+b.xlsx",
        "2566/{0}/a#b.xlsx",
        "2566/{0}/a?b=c&d.xlsx",
        "2566/{0}/'a' \"b\" `c`.xlsx",
        "2566/{0}/<a>:b;c,d@e!f$g=h*i|j^k~l[m]{{n}}.xlsx",
        "2566/{0}/ผลสำรวจ ปี ๒๕๖๖.xlsx",
        "2566/{0}/\u00E9.xlsx",
        "2566/{0}/e\u0301.xlsx",
        "2566/{0}/ผู้.xlsx",
        "2566/{0}/ผ\u0E49\u0E39.xlsx",
        "2566/{0}/นํ้า.xlsx",
        "2566/{0}/\u200B\u202Eหน้า\u2066\uFEFF.xlsx",
        "2566/{0}/😀.xlsx",
        "2566/{0}/dot.xlsx.",
        "2566/{0}/...",
        "2566/{0}/. ./x.xlsx",
        "2566/{0}/ space .xlsx ",
        "2566/{0}/no\u00A0break\u3000space.xlsx",
        "long",
        "2566/{0}/tab\tin it.xlsx",
        "2566/{0}/line\nin it.xlsx",
        "2566/{0}/return\rin it.xlsx",
        "2566/{0}/\u0085\u2028.xlsx",
    ];

    [Theory]
    [InlineData("2566/{0}/..\\{1}/x.xlsx", "2566/{0}/../{1}/x.xlsx")]
    [InlineData("2566/{0}\\.\\x.xlsx", "2566/{0}/./x.xlsx")]
    public async Task A_name_that_leads_elsewhere_is_found_in_the_list_and_never_read(string sent, string stored)
    {
        // The service makes slashes of backslashes, after the client has looked at the address.
        var (one, other) = (Some.Code(), Some.Code());
        string Of(string pattern) => string.Format(CultureInfo.InvariantCulture, pattern, one, other);
        var elsewhere = $"2566/{other}/x.xlsx";
        await _store.PutAsync(ContainerNames.Uploads, elsewhere, Content("elsewhere"));
        await storage
            .Account.Container(ContainerNames.Uploads)
            .GetBlobClient(Of(sent))
            .UploadAsync(Content("astray"), overwrite: true);

        var astray = (await _store.FindAsync(ContainerNames.Uploads, Of(stored)))!;

        Assert.Equal((Of(stored), 6L), (astray.Name, astray.Size));
        Assert.Equal([astray], await ListAsync(Of(stored)));
        Assert.False(UploadStore.HasAddress(astray.Name));
        Assert.Null(await _store.ReadAsync(astray));
        Assert.Null(await _store.FindAsync(ContainerNames.Uploads, Of(stored) + "x"));
    }

    [Theory]
    [InlineData("~$ผล.xlsx")]
    [InlineData("._ผล.xlsx")]
    [InlineData(".DS_Store")]
    public async Task A_programs_own_file_is_not_there(string file)
    {
        var name = $"2566/{Some.Code()}/{file}";
        await storage.Account.Container(ContainerNames.Uploads).UploadBlobAsync(name, Content("x"));
        await storage.Account.Container(ContainerNames.Uploads).UploadBlobAsync(file, Content("x"));

        Assert.Empty(await ListAsync(name));
        Assert.Null(await _store.FindAsync(ContainerNames.Uploads, name));
        Assert.DoesNotContain((await _store.ListTopAsync(ContainerNames.Uploads)).Blobs, blob => blob.Name == file);
    }

    private static string Name(string pattern) =>
        pattern == "long"
            ? $"2566/{Some.Code()}/".PadRight(1024, 'ผ')
            : string.Format(CultureInfo.InvariantCulture, pattern, Some.Code());

    private Task<BlobVersion?> ReceiveAsync(
        string name,
        Stream content,
        BlobVersion? replaced = null,
        string? sentAs = null
    ) =>
        _store.ReceiveAsync(
            ContainerNames.Uploads,
            name,
            content,
            sentAs ?? BlobVersion.FileNameOf(name),
            replaced,
            TestContext.Current.CancellationToken
        );

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
