using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Uploads;

/// <summary>A rejected upload, its page and its marked copy, as the people around an agency reach them.</summary>
public sealed class DownloadRejectedTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private const string Page = "/agencies/990001/years/2566/submissions";
    private const string Submissions = "/api" + Page;

    // The very bytes for every test: putting them again is no other upload.
    private static readonly byte[] s_bad = Bad();

    private WebApplication? _azure;

    public async ValueTask InitializeAsync()
    {
        _azure = await app.StartAsync(SignIn.Platform);
        var agency = new Agency
        {
            Code = new AgencyCode("990001"),
            Name = "เทศบาล",
            ProvinceCode = new ProvinceCode("99"),
            Province = "ทดสอบ",
        };
        var source = new BlobVersion
        {
            Container = ContainerNames.Registry,
            Name = "rejected.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        await new AgencyStore(app.Account).UpsertAsync([agency], source);
        await app.Uploads.PutAsync(ContainerNames.Uploads, "2566/990001/oit.xlsx", new MemoryStream(s_bad));
        await _azure
            .Services.GetRequiredService<SurveyExportIngestion>()
            .IngestAsync("2566/990001/oit.xlsx", CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _azure!.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("agency:990001")]
    public async Task The_agency_and_administrators_get_the_page_and_the_copy(string role)
    {
        var upload = await Upload(role);

        using var page = await Get(upload.GetProperty("rejectedPage").GetString()!, role);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Null(page.Content.Headers.ContentDisposition);
        Assert.Contains(
            upload.GetProperty("problems")[0].GetProperty("messageTh").GetString()!,
            await page.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "style-src 'unsafe-inline'",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );

        using var copy = await Get(upload.GetProperty("rejectedCopy").GetString()!, role);
        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
        Assert.Matches("^oit-[0-9a-f]{16}\\.xlsx$", copy.Content.Headers.ContentDisposition!.FileName!);
        using var workbook = new XLWorkbook(await copy.Content.ReadAsStreamAsync());
        Assert.Equal("ข้อ", workbook.Worksheet("OIT").Cell(1, 1).GetString());
    }

    [Fact]
    public async Task The_province_gets_the_page_but_not_respondents_rows()
    {
        var copy = (await Upload("admin")).GetProperty("rejectedCopy").GetString()!;
        var upload = await Upload("province:99");

        Assert.False(upload.TryGetProperty("rejectedCopy", out _));
        using var page = await Get(upload.GetProperty("rejectedPage").GetString()!, "province:99");
        using var refused = await Get(copy, "province:99");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("agency:990002")]
    [InlineData("province:31")]
    [InlineData(null)]
    public async Task Nobody_else_gets_either(string? role)
    {
        var upload = await Upload("admin");
        foreach (var link in new[] { "rejectedPage", "rejectedCopy" })
        {
            using var answer = await Get(upload.GetProperty(link).GetString()!, role);
            Assert.Equal(role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("1/rejected.html")]
    [InlineData("9999999999999999999-0000000000000000/rejected.html")]
    [InlineData("{id}/rejected.docx")]
    [InlineData("..%2F..%2Fx/rejected.html")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var id = (await Upload("admin")).GetProperty("id").GetString();

        using var answer = await Get($"{Submissions}/{path.Replace("{id}", id, StringComparison.Ordinal)}", "admin");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_uploads_links_to_both()
    {
        using var answer = await Get(Page, "agency:990001");

        var html = await answer.Content.ReadAsStringAsync();
        var upload = await Upload("agency:990001");
        Assert.Contains($"href=\"{upload.GetProperty("rejectedPage").GetString()}\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{upload.GetProperty("rejectedCopy").GetString()}\"", html, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Upload(string role)
    {
        using var answer = await Get(Submissions, role, "application/json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("submissions").EnumerateArray().Single().Clone();
    }

    private async Task<HttpResponseMessage> Get(string path, string? role, string accept = "text/html")
    {
        using var client = new HttpClient { BaseAddress = new Uri(_azure!.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        if (role is not null)
        {
            request.As(role);
        }

        return await client.SendAsync(request);
    }

    private static byte[] Bad()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("OIT");
        sheet.Cell(1, 1).SetValue("ข้อ");
        sheet.Cell(1, 2).SetValue("คะแนน");
        sheet.Cell(2, 1).SetValue("o1");
        sheet.Cell(2, 2).SetValue(190);
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }
}
