using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Web.Tests.Access;
using Ita.Web.Tests.OpenApi;

namespace Ita.Web.Tests.Frameworks;

public sealed class RescoringOrderTests(ScoredApp app) : IClassFixture<ScoredApp>
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task An_order_from_another_site_is_refused_whatever_its_body(string header, string value)
    {
        using var answer = await OrderAsync((header, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "does not come from a page of this site",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_order_stands_in_the_audit_of_the_provinces_it_touches_in_every_form()
    {
        var results = app.Account.Table(TableNames.Results);
        var row = (await results.GetEntityAsync<TableEntity>("31_2566", "310801")).Value;
        row["Row"] = row.GetString("Row")
            .Replace("\"rulesVersion\":\"", "\"rulesVersion\":\"0", StringComparison.Ordinal);
        await results.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        using var answer = await OrderAsync(("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var audit = $"/provinces/31/audit/{AuditMonth.Of(TimeProvider.System.GetUtcNow())}";
        var json = await TextAsync($"/api{audit}.json", "application/json");
        var entry = JsonDocument.Parse(json).RootElement.GetProperty("entries")[0];
        Assert.Equal(
            ("rescore", 2566, "", "somying@buriram.example"),
            (
                entry.GetProperty("action").GetString(),
                entry.GetProperty("fiscalYear").GetInt32(),
                entry.GetProperty("file").GetString(),
                entry.GetProperty("account").GetString()
            )
        );
        Assert.False(entry.TryGetProperty("agencyCode", out _));
        Assert.Contains(
            "สั่งคำนวณปีนี้ใหม่",
            await TextAsync($"/api{audit}.csv?lang=th", "text/csv"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Rescoring of the year",
            await TextAsync($"{audit}?lang=en", "text/html"),
            StringComparison.Ordinal
        );
    }

    private async Task<HttpResponseMessage> OrderAsync((string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/frameworks/2566/rescoring")
        {
            Content = new StringContent("{\"fiscalYear\":2566}", Encoding.UTF8, "application/json"),
        }.As("admin");
        request.Headers.Add(header.Name, header.Value);
        return await app.Client.SendAsync(request);
    }

    private async Task<string> TextAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As("admin");
        request.Headers.Add("Accept", accept);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
