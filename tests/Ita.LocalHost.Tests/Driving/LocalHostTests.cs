using System.Net;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Reports;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Testing.Storage;
using Microsoft.AspNetCore.Builder;

namespace Ita.LocalHost.Tests.Driving;

public sealed class LocalHostTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Theory]
    [InlineData("2566/329901/ร้อยละ 100% + #1?.xlsx", "not-a-workbook")]
    [InlineData("/2566/329901/leading.xlsx", "path-invalid")]
    [InlineData("2566/329901/", "path-invalid")]
    public async Task A_step_is_handed_the_blob_of_the_very_name_that_is_listed(string name, string code)
    {
        var uploads = new UploadStore(storage.Account);
        await uploads.PutAsync(ContainerNames.Uploads, name, new MemoryStream([1, 2, 3]));
        var blob = (await uploads.FindAsync(ContainerNames.Uploads, name))!;
        var submissions = new SubmissionStore(storage.Account, TimeProvider.System);

        await using var app = await Start();
        await Eventually.BecomesTrue(async () =>
            (await submissions.FindAsync(blob))?.State == SubmissionState.Rejected
        );

        Assert.Equal(code, Assert.Single((await submissions.FindAsync(blob))!.Problems).Code);
    }

    [Fact]
    public async Task What_is_uploaded_comes_back_as_a_result_and_a_Word_report()
    {
        var uploads = new UploadStore(storage.Account);
        await Put(uploads, ContainerNames.Uploads, "2566/310801/ita-2566.xlsx", SampleFiles.Export2566);
        await Put(uploads, ContainerNames.Uploads, "2565/310801/ita-2565-summary.xlsx", SampleFiles.Summary2565);
        await Put(uploads, ContainerNames.Registry, "agencies.xlsx", SampleFiles.Registry);

        await using var app = await Start();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var reports = new ReportStore(storage.Account);
        var province = new ProvinceCode("31");
        await Eventually.BecomesTrue(async () =>
            await reports.ExistsAsync(new ReportKey(new FiscalYear(2566), province, new AgencyCode("310801")), ".docx")
            && await reports.ExistsAsync(
                new ReportKey(new FiscalYear(2565), province, new AgencyCode("310801")),
                ".docx"
            )
            && await RowOf(client, "2566") is { } figures
            && figures.TryGetProperty("change", out _)
        );

        var row = (await RowOf(client, "2566"))!.Value;
        Assert.Equal("88.93", row.GetProperty("total").GetString());
        Assert.Equal("A", row.GetProperty("level").GetString());
        Assert.Equal("-2.87", row.GetProperty("change").GetString());
        Assert.Equal("-3.13", row.GetProperty("changePercent").GetString());
        Assert.Equal("91.80", (await RowOf(client, "2565"))!.Value.GetProperty("total").GetString());

        using var report = await client.GetAsync("/api/agencies/310801/years/2566/report.docx");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Equal(ReportFormat.Docx.ContentType, report.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await report.Content.ReadAsByteArrayAsync())[..2]);

        using var forPrograms = JsonDocument.Parse(
            await client.GetStringAsync("/api/agencies/310801/years/2566/report.json")
        );
        Assert.Equal("88.93", forPrograms.RootElement.GetProperty("total").GetString());
        var change = forPrograms.RootElement.GetProperty("comparison").GetProperty("total");
        Assert.Equal("-2.87", change.GetProperty("points").GetString());
        Assert.Equal("-3.13", change.GetProperty("percent").GetString());

        using var page = await client.GetAsync("/api/agencies/310801/years/2566/report.html");
        Assert.Null(page.Content.Headers.ContentDisposition);
        Assert.Contains(
            "style-src 'unsafe-inline'",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("<h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.StopAsync();
        Assert.Equal(0, await new WorkQueues(storage.Account).CountAsync(QueueNames.ScoreAgencyPoison));
    }

    private static async Task<JsonElement?> RowOf(HttpClient client, string year)
    {
        using var answer = await client.GetAsync($"/api/provinces/31/years/{year}.json");
        if (answer.StatusCode != HttpStatusCode.OK)
            return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json
            .RootElement.GetProperty("agencies")
            .EnumerateArray()
            .Single(agency => agency.GetProperty("agencyCode").GetString() == "310801")
            .Clone();
    }

    private static async Task Put(UploadStore uploads, string container, string name, string file)
    {
        await using var content = File.OpenRead(file);
        await uploads.PutAsync(container, name, content);
    }

    private async Task<WebApplication> Start()
    {
        var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?> { ["ItaStorage"] = storage.ConnectionString, ["Port"] = "0" }
        );
        await app.StartAsync();
        return app;
    }
}
