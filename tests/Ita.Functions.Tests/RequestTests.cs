using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ita.Assessment;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Uploads;

namespace Ita.Functions.Tests;

/// <summary>Requests as they reach the worker: by the invocation and by its own port at the same time.</summary>
public sealed class RequestTests(RunningWorker worker) : IClassFixture<RunningWorker>, IAsyncLifetime
{
    private const string Page = "/api/agencies/310801/years/2566/upload";
    private const string Report = "/api/agencies/310801/years/2566/report.docx";

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    )
    {
        BaseAddress = worker.Host.Address,
    };

    public async ValueTask InitializeAsync()
    {
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = "เทศบาลตำบลบึงเจริญ",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
        };
        var list = await new UploadStore(worker.Account).PutAsync(
            ContainerNames.Registry,
            "agencies.xlsx",
            new MemoryStream("some list"u8.ToArray())
        );
        await new AgencyStore(worker.Account).UpsertAsync([agency], list.Blob);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/api/health", "Web")]
    [InlineData(Report, "DownloadReport")]
    public async Task A_request_is_answered_by_its_function(string path, string function)
    {
        var before = Count(function);

        using var answer = await _http.GetAsync(path);

        await EndsAsync(function, before);
        Assert.Equal(function == "Web" ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Head_is_answered_as_get_is_without_the_body()
    {
        using var get = await _http.GetAsync("/api/health");
        using var head = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/health"));

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_address_that_there_is_not_is_told_by_the_app_and_not_by_the_host()
    {
        using var answer = await _http.GetAsync("/api/nothing/of/the/kind?a=1&a=2");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_form_with_files_gets_through_with_its_length_and_in_chunks(bool inChunks)
    {
        var name = inChunks ? "เป็นชิ้น.xlsx" : "ผลสำรวจ.xlsx";
        var content = new byte[300_000];
        new Random(inChunks ? 1 : 2).NextBytes(content);
        using var request = await FormAsync(
            new MultipartFormDataContent { { new ByteArrayContent(content), "files", name } }
        );
        request.Headers.TransferEncodingChunked = inChunks;

        using var answer = await _http.SendAsync(request);

        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var uploads = new UploadStore(worker.Account);
        var blob = (await uploads.FindAsync(ContainerNames.Uploads, $"2566/310801/{name}"))!;
        Assert.Equal(content, (await uploads.ReadAsync(blob))!.ToArray());
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_invocation()
    {
        using var leaving = new CancellationTokenSource();
        using var request = await FormAsync(
            new MultipartFormDataContent { { new StreamContent(new EndlessStream(leaving)), "files", "never.xlsx" } }
        );
        var before = Count("Web");

        await Assert.ThrowsAnyAsync<Exception>(() => _http.SendAsync(request, leaving.Token));

        await EndsAsync("Web", before);
        Assert.Null(await new UploadStore(worker.Account).FindAsync(ContainerNames.Uploads, "2566/310801/never.xlsx"));
        using var answer = await _http.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private int Count(string function) => worker.Host.Outcomes.Count(outcome => outcome.Function == function);

    // The answer is there a moment before the invocation's end is.
    private async Task EndsAsync(string function, int before)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Count(function) == before)
            await Task.Delay(20, limit.Token);
        Assert.Equal(before + 1, Count(function));
    }

    // As a browser does it: the page first, for its cookie and its token.
    private async Task<HttpRequestMessage> FormAsync(MultipartFormDataContent form)
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, Page);
        get.Headers.Add("Accept", "application/json");
        using var page = await _http.SendAsync(get);
        page.EnsureSuccessStatusCode();
        var token = (await page.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        var fields = new MultipartFormDataContent { { new StringContent(token), "token" } };
        foreach (var part in form)
            fields.Add(part);
        var post = new HttpRequestMessage(HttpMethod.Post, Page) { Content = fields };
        post.Headers.Add("Accept", "application/json");
        post.Headers.Add("Sec-Fetch-Site", "same-origin");
        post.Headers.Add(
            "Cookie",
            string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]))
        );
        return post;
    }

    /// <summary>Has the client leave once the app has been sent a good deal.</summary>
    private sealed class EndlessStream(CancellationTokenSource leaving) : Stream
    {
        private long _sent;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _sent;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (_sent > 1_000_000)
                await leaving.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            _sent += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
