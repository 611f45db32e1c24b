using System.Net;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Web.Tests.Access;

namespace Ita.Web.Tests.PublishedResults;

/// <summary>A province's results tables of a year: the page, what is sent on it, and the list for programs.</summary>
public sealed class PublishedTablesTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Page = "/provinces/31/years/2566/results";
    private const string Api = "/api" + Page;
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("a table, for others to read");

    private SubmissionStore Submissions => new(app.Account, TimeProvider.System);

    [Theory]
    [InlineData("province:31", "ผลของจังหวัด.xlsx")]
    [InlineData("admin", "ผลของจังหวัด (ผู้ดูแล).xlsx")]
    public async Task A_table_lies_below_its_provinces_folder_has_its_submission_and_stands_in_the_audit(
        string role,
        string file
    )
    {
        var form = await OpenAsync(role);
        form.Headers["Accept"] = "text/html";

        using var answer = await form.SendAsAsync("results", Page, (file, s_content));

        Assert.Equal((HttpStatusCode.SeeOther, Page), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var blob = (await new UploadStore(app.Account).FindAsync(ContainerNames.Results, $"2566/31/{file}"))!;
        Assert.Equal(s_content, (await new UploadStore(app.Account).ReadAsync(blob))!.ToArray());
        Assert.Equal(SubmissionState.Received, (await Submissions.FindAsync(blob))!.State);
        var audit = await new AuditStore(app.Account).ListAsync(
            new ProvinceCode("31"),
            AuditMonth.Of(TimeProvider.System.GetUtcNow())
        );
        var entry = Assert.Single(audit.Entries, entry => entry.File == file);
        Assert.Equal((AuditAction.Upload, null, new FiscalYear(2566)), (entry.Action, entry.Agency, entry.FiscalYear));

        // The audit shows it among the agencies' without an agency.
        Assert.Contains(
            file,
            await TextAsync("/provinces/31/audit/latest", "text/html", role),
            StringComparison.Ordinal
        );
        Assert.Contains(
            file,
            await TextAsync("/api/provinces/31/audit/latest.csv", "text/csv", role),
            StringComparison.Ordinal
        );
        Assert.Contains(
            file,
            await TextAsync("/api/provinces/31/audit/latest", "application/json", role),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_sends_a_table_for_another_province()
    {
        var form = await OpenAsync("province:31");
        var own = await OpenAsync("province:31");
        var agency = new FormClient(app.Client, "agency:310801");
        await agency.OpenAsync("/api/agencies/310801/years/2566/upload");

        using var foreign = await form.SendAsAsync(
            "results",
            "/provinces/32/years/2566/results",
            ("foreign.xlsx", s_content)
        );
        using var ofAgency = await agency.SendAsAsync("results", Page, ("agency.xlsx", s_content));
        using var astray = await own.SendAsAsync("results", Page, ("../32/astray.xlsx", s_content));

        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, ofAgency.StatusCode);
        Assert.Equal(HttpStatusCode.Created, astray.StatusCode);
        var stored = await new UploadStore(app.Account)
            .ListAsync(ContainerNames.Results)
            .Select(blob => blob.Name)
            .ToListAsync();
        Assert.DoesNotContain(stored, name => name.StartsWith("2566/32/", StringComparison.Ordinal));
        Assert.Contains("2566/31/astray.xlsx", stored);
    }

    [Fact]
    public async Task A_form_without_its_token_or_from_elsewhere_changes_nothing()
    {
        var without = await OpenAsync("province:31");
        without.Token = "";
        var elsewhere = await OpenAsync("province:31");
        elsewhere.Headers["Sec-Fetch-Site"] = "cross-site";

        using var first = await without.SendAsAsync("results", Page, ("forged-1.xlsx", s_content));
        using var second = await elsewhere.SendAsAsync("results", Page, ("forged-2.xlsx", s_content));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [first.StatusCode, second.StatusCode]);
        var uploads = new UploadStore(app.Account);
        Assert.Null(await uploads.FindAsync(ContainerNames.Results, "2566/31/forged-1.xlsx"));
        Assert.Null(await uploads.FindAsync(ContainerNames.Results, "2566/31/forged-2.xlsx"));
    }

    [Fact]
    public async Task People_are_told_on_the_page_what_did_not_get_through()
    {
        var form = await OpenAsync("province:31");
        form.Headers["Accept"] = "text/html";

        using var tooLarge = await form.SendAsAsync("results", Page, ("big.xlsx", new byte[(20 * 1024 * 1024) + 1]));
        using var nothing = await form.SendAsAsync("results", Page, [.. Array.Empty<(string, byte[])>()]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLarge.StatusCode);
        Assert.Contains("big.xlsx", await tooLarge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("ยังไม่ได้เลือกไฟล์", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_and_JSON_say_what_became_of_each_table_with_its_problems_by_cell_and_its_warnings()
    {
        await AddAsync(
            "2565/32/ผลที่ผิด.xlsx",
            SubmissionState.Rejected,
            table => table with { Problems = [Notice("score-not-a-number", "H3", "ดีมาก")], MoreProblems = 7 }
        );
        await AddAsync(
            "2565/32/ผลที่ถูก.xlsx",
            SubmissionState.Reported,
            table =>
                table with
                {
                    Agencies = [new AgencyCode("320101"), new AgencyCode("320102")],
                    Warnings = [Notice("total-differs", "P4", "85.01")],
                }
        );
        const string OfYear = "/provinces/32/years/2565/results";

        var page = WebUtility.HtmlDecode(await TextAsync(OfYear, "text/html", "province:32"));
        var english = WebUtility.HtmlDecode(await TextAsync(OfYear + "?lang=en", "text/html", "province:32"));
        using var answer = JsonDocument.Parse(await TextAsync("/api" + OfYear, "application/json", "province:32"));

        foreach (var text in new[] { page, english })
        {
            Assert.Contains("ผลที่ผิด.xlsx", text, StringComparison.Ordinal);
            Assert.Contains("ผล H3", text, StringComparison.Ordinal);
            Assert.Contains("ดีมาก", text, StringComparison.Ordinal);
            Assert.Contains("ผล P4", text, StringComparison.Ordinal);
        }

        Assert.Contains("2 หน่วยงาน", page, StringComparison.Ordinal);
        Assert.Contains("2 agencies", english, StringComparison.Ordinal);
        Assert.Contains("results/2565/32/", page, StringComparison.Ordinal);

        // Nothing of them is still under way.
        Assert.Contains("data-watch=\"\"", page, StringComparison.Ordinal);
        var tables = answer.RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(
            ["ผลที่ถูก.xlsx", "ผลที่ผิด.xlsx"],
            tables.Select(table => table.GetProperty("file").GetString()).Order(StringComparer.Ordinal)
        );
        var accepted = tables.Single(table => table.GetProperty("state").GetString() == "reported");
        Assert.Equal(2, accepted.GetProperty("agencyCount").GetInt32());
        Assert.Equal("P4", accepted.GetProperty("warnings")[0].GetProperty("cell").GetString());
        var rejected = tables.Single(table => table.GetProperty("state").GetString() == "rejected");
        Assert.Equal("H3", rejected.GetProperty("problems")[0].GetProperty("cell").GetString());
        Assert.Equal(7, rejected.GetProperty("moreProblems").GetInt32());
        Assert.False(rejected.TryGetProperty("agencyCount", out _));

        // They belong to no agency, and stand on no list of an agency's uploads.
        Assert.DoesNotContain(
            "ผลที่ถูก",
            await TextAsync("/agencies/320101/years/2565/submissions", "text/html", "admin"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_provinces_page_leads_to_its_tables() =>
        Assert.Contains(
            $"href=\"{Page}\"",
            await TextAsync("/provinces/31/years/2566", "text/html", "province:31"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_table_of_the_whole_country_is_shown_to_administrators()
    {
        await AddAsync("2564/ทั้งประเทศ.xlsx", SubmissionState.Accepted, table => table);

        Assert.Contains(
            "2564/ทั้งประเทศ.xlsx",
            WebUtility.HtmlDecode(await TextAsync("/files-without-agency", "text/html", "admin")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_table_that_failed_is_started_again_by_its_province_and_stands_in_the_audit()
    {
        var table = await AddAsync("2563/31/failed.xlsx", SubmissionState.Failed, failed => failed);
        var restart = $"/provinces/31/years/2563/results/{table.Id}/restart";
        var form = await OpenAsync("province:31");
        var foreign = new FormClient(app.Client, "province:32");
        await foreign.OpenAsync("/api/provinces/32/years/2566/results/upload");

        using var refused = await foreign.SendAsync(restart, new FormUrlEncodedContent([new("token", foreign.Token)]));
        using var answer = await form.SendAsync(restart, new FormUrlEncodedContent([new("token", form.Token)]));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/provinces/31/years/2563/results"),
            (answer.StatusCode, answer.Headers.Location!.OriginalString)
        );

        // Its blob was never there: read again, it comes to its end.
        Assert.Equal("withdrawn", Assert.Single((await Submissions.FindAsync(table.Blob))!.Problems).Code);
        var audit = await new AuditStore(app.Account).ListAsync(
            new ProvinceCode("31"),
            AuditMonth.Of(TimeProvider.System.GetUtcNow())
        );
        Assert.Contains(
            audit.Entries,
            entry => entry is { Action: AuditAction.Restart, File: "failed.xlsx", Agency: null }
        );
    }

    private static Notice Notice(string code, string cell, string value) =>
        new()
        {
            Code = code,
            File = "ผล.xlsx",
            Sheet = "ผล",
            Cell = cell,
            Value = value,
            MessageTh = "แก้ให้ถูก",
            MessageEn = "Put it right.",
        };

    private Task<Submission> AddAsync(string name, SubmissionState state, Func<Submission, Submission> details) =>
        Submissions.ChangeAsync(
            new BlobVersion
            {
                Container = ContainerNames.Results,
                Name = name,
                ETag = "0x1",
                LastModified = DateTimeOffset.UnixEpoch,
            },
            state,
            details
        );

    private async Task<string> TextAsync(string path, string accept, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As(role);
        request.Headers.Add("Accept", accept);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<FormClient> OpenAsync(string role)
    {
        var form = new FormClient(app.Client, role);
        await form.OpenAsync(Api + "/upload");
        return form;
    }
}
