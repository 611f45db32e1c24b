using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Queues;
using Ita.Web.Tests.Access;
using Ita.Web.Tests.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Unreadable;

/// <summary>Rows that another program wrote into the tables, or that are damaged.</summary>
public sealed class UnreadableRowsTests(ScoredApp app) : IClassFixture<ScoredApp>
{
    private static readonly string[] s_lists =
    [
        "/api/provinces",
        "/api/provinces/31/years/2566",
        "/api/agencies/310801",
        "/api/agencies/310801/years/2566/submissions",
        "/api/provinces/31/years/2566/results",
        "/api/files-without-agency",
        "/api/frameworks",
    ];

    [Fact]
    public async Task A_foreign_row_in_any_list_changes_no_list_and_an_administrator_is_shown_where_it_is()
    {
        var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
        var audit = $"/api/provinces/31/audit/{month}";
        var lists = s_lists.Append(audit).ToList();
        var before = await Task.WhenAll(lists.Select(list => TextAsync(list)));
        (string Table, string Partition, string Row)[] foreign =
        [
            (TableNames.Agencies, "31", "no code"),
            (TableNames.Agencies, "province", "no province"),
            (TableNames.Audit, $"31_{month.FirstDay:yyyy-MM}", "0000000000000000000-foreign"),
            (TableNames.Frameworks, "in-force", "no year"),
            (TableNames.Measures, "310801_2566", "no item"),
            (TableNames.Pending, "agency-unknown", "no upload"),
            (TableNames.Results, "31_2566", "310899_upload"),
            (TableNames.Results, "31_2566", "no agency"),
            (TableNames.Submissions, "310801_2566", "no upload"),
            (TableNames.Submissions, "results:31_2566", "no upload"),
            (TableNames.Submissions, "uploads", "no upload"),
        ];
        foreach (var (table, partition, row) in foreign)
            await app
                .Account.Table(table)
                .AddEntityAsync(new TableEntity(partition, row) { ["Name"] = 7, ["Row"] = "{" });
        await using var later = await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(later.Urls.Single()) };

        var after = await Task.WhenAll(lists.Select(list => TextAsync(list, client)));
        var health = JsonDocument.Parse(await TextAsync("/api/health", client)).RootElement;
        var page = WebUtility.HtmlDecode(await TextAsync("/files-without-agency", client, "text/html"));

        Assert.Equal(before, after);
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(
            foreign,
            health
                .GetProperty("unreadableRows")
                .EnumerateArray()
                .Select(row =>
                    (
                        row.GetProperty("table").GetString()!,
                        row.GetProperty("partition").GetString()!,
                        row.GetProperty("row").GetString()!
                    )
                )
        );
        Assert.All(foreign, row => Assert.Contains($"<bdi>{row.Row}</bdi>", page, StringComparison.Ordinal));

        foreach (var (table, partition, row) in foreign)
            await app.Account.Table(table).DeleteEntityAsync(partition, row);
        Assert.False(
            JsonDocument
                .Parse(await TextAsync("/api/health", client))
                .RootElement.TryGetProperty("unreadableRows", out _)
        );
    }

    [Fact]
    public async Task A_damaged_result_is_named_instead_of_shown_and_scoring_it_again_brings_it_back()
    {
        var results = app.Account.Table(TableNames.Results);
        var row = (await results.GetEntityAsync<TableEntity>("31_2566", "310801")).Value;
        var total = row.GetString("Total");
        row["Row"] = row.GetString("Row")[..^20];
        await results.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var province = await JsonAsync("/api/provinces/31/years/2566");
        var agency = await JsonAsync("/api/agencies/310801");
        var page = WebUtility.HtmlDecode(await TextAsync("/agencies/310801?lang=en", app.Client, "text/html"));
        var offer = await JsonAsync("/api/frameworks/2566/rescoring");
        using var order = await app.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/frameworks/2566/rescoring")
            {
                Content = new StringContent("{\"fiscalYear\":2566}", Encoding.UTF8, "application/json"),
            }.As("admin")
        );
        await app
            .App.Services.GetRequiredService<AgencyScoring>()
            .ScoreAsync(new WorkMessage(new AgencyCode("310801"), new FiscalYear(2566)), CancellationToken.None);
        var healed = await JsonAsync("/api/agencies/310801");

        Assert.Equal(
            ["310801"],
            province.GetProperty("unreadableResults").EnumerateArray().Select(one => one.GetString())
        );
        Assert.Equal([2566], agency.GetProperty("unreadableYears").EnumerateArray().Select(year => year.GetInt32()));
        Assert.Equal([2565], YearsIn(agency));
        Assert.Contains("cannot be read, or not in full: 2566", page, StringComparison.Ordinal);
        Assert.Equal(1, offer.GetProperty("unreadableResults").GetInt32());
        Assert.Equal(HttpStatusCode.Accepted, order.StatusCode);
        Assert.Equal([2566, 2565], YearsIn(healed));
        Assert.Equal(total, (await results.GetEntityAsync<TableEntity>("31_2566", "310801")).Value.GetString("Total"));
    }

    [Fact]
    public async Task An_agency_whose_own_row_is_damaged_is_said_to_be_unreadable_and_not_to_be_missing()
    {
        var agencies = app.Account.Table(TableNames.Agencies);
        var row = (await agencies.GetEntityAsync<TableEntity>("31", "310805")).Value;
        var name = row["Name"];
        row["Name"] = null;
        row.Remove("Name");
        await agencies.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        using var answer = await app.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310805").As("admin")
        );
        row["Name"] = name;
        await agencies.UpsertEntityAsync(row, TableUpdateMode.Replace);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(
            "is damaged and cannot be read",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<int> YearsIn(JsonElement agency) =>
        agency.GetProperty("years").EnumerateArray().Select(year => year.GetProperty("fiscalYear").GetInt32());

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    private async Task<string> TextAsync(string path, HttpClient? client = null, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As("admin");
        request.Headers.Add("Accept", accept);
        using var answer = await (client ?? app.Client).SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}
