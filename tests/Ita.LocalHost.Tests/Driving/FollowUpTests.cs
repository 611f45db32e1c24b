using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Testing.Storage;

namespace Ita.LocalHost.Tests.Driving;

/// <summary>The follow-up form from its download to the report that shows what was filled in.</summary>
public sealed class FollowUpTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Year = "/api/agencies/310801/years/2566";

    [Fact]
    public async Task A_form_downloaded_filled_in_and_uploaded_shows_in_the_report_and_in_the_list_of_uploads()
    {
        var uploads = new UploadStore(storage.Account);
        await Put(
            uploads,
            ContainerNames.Uploads,
            "2566/310801/ita-2566.xlsx",
            await File.ReadAllBytesAsync(SampleFiles.Export2566)
        );
        await Put(
            uploads,
            ContainerNames.Registry,
            "agencies.xlsx",
            await File.ReadAllBytesAsync(SampleFiles.Registry)
        );
        await using var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?> { ["ItaStorage"] = storage.ConnectionString, ["Port"] = "0" }
        );
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        await Eventually.BecomesTrue(async () =>
            (await client.GetAsync($"{Year}/report.docx")).StatusCode == HttpStatusCode.OK
        );

        using var form = await client.GetAsync($"{Year}/follow-up.xlsx");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.Equal("ita-2566-310801-follow-up.xlsx", form.Content.Headers.ContentDisposition!.FileName);
        await Put(
            uploads,
            ContainerNames.FollowUp,
            "2566/310801/แบบติดตาม.xlsx",
            Fill(await form.Content.ReadAsStreamAsync())
        );

        await Eventually.BecomesTrue(async () =>
        {
            using var answer = await client.GetAsync($"{Year}/implementation.html");
            return answer.IsSuccessStatusCode
                && (await answer.Content.ReadAsStringAsync()).Contains(
                    "แต่งตั้งคณะทำงานแล้ว",
                    StringComparison.Ordinal
                );
        });
        await Eventually.BecomesTrue(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Year}/submissions");
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await client.SendAsync(request);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return json
                .RootElement.GetProperty("submissions")
                .EnumerateArray()
                .Any(upload =>
                    upload.GetProperty("file").GetString() == "แบบติดตาม.xlsx"
                    && upload.GetProperty("state").GetString() == "reported"
                );
        });
        await app.StopAsync();
    }

    [Fact]
    public async Task A_year_without_a_report_has_no_form()
    {
        await using var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?> { ["ItaStorage"] = storage.ConnectionString, ["Port"] = "0" }
        );
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await client.GetAsync("/api/agencies/310801/years/2564/follow-up.xlsx");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await app.StopAsync();
    }

    private static byte[] Fill(Stream form)
    {
        using var workbook = new XLWorkbook(form);
        var sheet = workbook.Worksheet("แบบติดตาม");
        var header = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "ข้อ");
        sheet
            .Cell(
                header.RowNumber() + 1,
                header.CellsUsed().Single(cell => cell.GetString() == "ผลการดำเนินการ").Address.ColumnNumber
            )
            .SetValue("แต่งตั้งคณะทำงานแล้ว");
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }

    private static async Task Put(UploadStore uploads, string container, string name, byte[] content) =>
        await uploads.PutAsync(container, name, new MemoryStream(content));
}
