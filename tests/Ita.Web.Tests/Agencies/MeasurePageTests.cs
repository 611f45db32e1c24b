using System.Net;
using System.Text.Json;
using Ita.Assessment;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage.Audit;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Web.Tests.Access;
using Ita.Web.Tests.OpenApi;

namespace Ita.Web.Tests.Agencies;

/// <summary>A measure edited on its page, down to the report and back.</summary>
public sealed class MeasurePageTests(ScoredApp app) : IClassFixture<ScoredApp>
{
    private const string Role = "agency:310801";

    private static readonly AgencyCode s_agency = new("310801");
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task What_is_typed_stands_in_report_and_JSON_and_survives_a_rescore()
    {
        var item = (await MeasuresAsync())[0].GetProperty("item").GetString()!;
        var path = $"/agencies/310801/years/2566/measures/{item}";
        var form = new FormClient(app.Client, Role);
        Assert.Contains($"href=\"{path}\"", await form.OpenPageAsync("/agencies/310801"), StringComparison.Ordinal);
        Assert.Contains("name=\"steps\"", await form.OpenPageAsync(path), StringComparison.Ordinal);

        using var answer = await form.SendAsync(
            path,
            Form(form, "มาตรการ <ของเรา>", "ขั้นที่หนึ่ง\r\nขั้นที่สอง", "กองคลัง", "")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{path}?saved=1", answer.Headers.Location!.OriginalString);
        Assert.Contains("มาตรการ &lt;ของเรา&gt;", await form.OpenPageAsync(path), StringComparison.Ordinal);
        var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
        var audit = (await new AuditStore(app.Account).ListAsync(new ProvinceCode("31"), month)).Entries;
        Assert.Contains(audit, entry => entry.Action == AuditAction.Measure && entry.File == item);

        await app.Step<FollowUpIngestion>()
            .IngestAsync($"2566/310801/{MeasureEditing.FileName}", CancellationToken.None);
        await app.Step<ReportWriting>().WriteAsync(new WorkMessage(s_agency, s_year), CancellationToken.None);
        await ShowsAsync(item);
        await app.Step<AgencyScoring>()
            .ScoreAsync(new WorkMessage(s_agency, s_year) { Rescore = true }, CancellationToken.None);
        await app.Step<ReportWriting>().WriteAsync(new WorkMessage(s_agency, s_year), CancellationToken.None);
        await ShowsAsync(item);

        // What was reported before is still there.
        var entries = (await new FollowUpStore(app.Account).GetAsync(s_agency, s_year)).FollowUp.Entries;
        Assert.Equal("ดำเนินการแล้ว", entries.First(entry => entry.Item.ToString() == item).Done);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_is_written()
    {
        var item = (await MeasuresAsync())[1].GetProperty("item").GetString()!;
        var path = $"/agencies/310801/years/2566/measures/{item}";
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(path);
        var before = (await ListAsync()).Count;

        using var answer = await form.SendAsync(path, Form(form, " ", new string('ก', 2001), "กองที่ไม่มี", "เหตุผล"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(3, page.Split("class=\"wrong\"").Length - 1);
        Assert.Contains("เหตุผล</textarea>", page, StringComparison.Ordinal);
        Assert.Equal(before, (await ListAsync()).Count);
    }

    [Theory]
    [InlineData("i99")]
    [InlineData("x")]
    [InlineData("1")]
    public async Task What_is_no_measure_is_not_there(string item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/agencies/310801/years/2566/measures/{item}");
        using var answer = await app.Client.SendAsync(request.As(Role));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_documents_beside_the_report_are_listed_and_fetched()
    {
        var page = await new FormClient(app.Client, Role).OpenPageAsync("/agencies/310801");
        foreach (
            var (name, type) in new[]
            {
                ("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                ("implementation.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                ("implementation.html", "text/html"),
                ("follow-up.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                ("follow-up.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                ("memo.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            }
        )
        {
            var address = $"/api/agencies/310801/years/2566/{name}";
            Assert.Contains($"href=\"{address}\"", page, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await app.Client.SendAsync(request.As(Role));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            if (name == "memo.docx")
                Assert.Equal("ita-2566-310801-memo.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        }

        using var mixed = new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310801/years/2566/report.memo.docx");
        using var none = await app.Client.SendAsync(mixed.As(Role));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static FormUrlEncodedContent Form(
        FormClient form,
        string name,
        string steps,
        string responsible,
        string dropped
    ) =>
        new(
            new Dictionary<string, string>
            {
                ["token"] = form.Token,
                ["name"] = name,
                ["steps"] = steps,
                ["evidence"] = "ภาพถ่าย",
                ["period"] = "ไตรมาสที่ 1",
                ["responsible"] = responsible,
                ["dropped"] = dropped,
            }
        );

    private async Task ShowsAsync(string item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310801/years/2566/report.html");
        using var report = await app.Client.SendAsync(request.As(Role));
        var page = await report.Content.ReadAsStringAsync();
        Assert.Contains("มาตรการ &lt;ของเรา&gt;", page, StringComparison.Ordinal);
        Assert.Contains("ขั้นที่สอง", page, StringComparison.Ordinal);
        var measure = (await MeasuresAsync()).Single(each => each.GetProperty("item").GetString() == item);
        Assert.Equal("มาตรการ <ของเรา>", measure.GetProperty("name").GetString());
        Assert.Equal("กองคลัง", measure.GetProperty("responsible").GetString());
    }

    private async Task<List<JsonElement>> MeasuresAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310801?year=2566");
        request.Headers.Add("Accept", "application/json");
        using var answer = await app.Client.SendAsync(request.As(Role));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return
        [
            .. json
                .RootElement.GetProperty("detail")
                .GetProperty("measures")
                .EnumerateArray()
                .Select(measure => measure.Clone()),
        ];
    }

    private async Task<IReadOnlyList<Assessment.Submissions.Submission>> ListAsync() =>
        await new SubmissionStore(app.Account, TimeProvider.System).ListAsync(s_agency, s_year);
}
