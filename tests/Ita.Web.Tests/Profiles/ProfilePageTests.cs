using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Profiles;
using Ita.Web.Tests.Access;
using Ita.Web.Tests.OpenApi;

namespace Ita.Web.Tests.Profiles;

/// <summary>An agency's profile by its form and by the API.</summary>
public sealed class ProfilePageTests(ScoredApp app) : IClassFixture<ScoredApp>, IAsyncLifetime
{
    private const string Page = "/agencies/310801/profile";
    private const string Api = "/api" + Page;
    private const string Role = "agency:310801";

    private static readonly AgencyCode s_agency = new("310801");

    private ProfileStore Profiles => new(app.Account);

    public async ValueTask InitializeAsync()
    {
        var stored = await Profiles.GetAsync(s_agency);
        await Profiles.PutAsync(s_agency, AgencyProfile.Empty, stored.Version);
        await app.Account.Queue(QueueNames.WriteReport).ClearMessagesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_the_form_says_is_saved_audited_and_has_every_years_report_written()
    {
        var form = new FormClient(app.Client, Role);
        var page = await form.OpenPageAsync(Page);
        Assert.Contains("สำนักปลัดเทศบาล", page, StringComparison.Ordinal);

        using var answer = await form.SendAsync(
            Page,
            Form(
                form,
                await VersionAsync(),
                ("units", "กองคลัง\r\n\r\n กองวิชาการ "),
                ("duty.finance", "กองคลัง"),
                ("duty.planning", "กองวิชาการ"),
                ("approvedBy.name", "นายเอก ตัวอย่าง"),
                ("approvedBy.position", "นายกเทศมนตรี"),
                ("2566.issuedMonth", "9"),
                ("2566.issuedYear", "2566"),
                ("2566.remark", "บรรทัดหนึ่ง\r\nบรรทัดสอง"),
                ("2566.publishDay", "30"),
                ("2566.publishMonth", "4"),
                ("2566.publishYear", "2567"),
                ("2566.publishedAt", "https://example.go.th")
            )
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{Page}?saved=1", answer.Headers.Location!.OriginalString);
        var profile = (await Profiles.GetAsync(s_agency)).Profile;
        Assert.Equal(
            """
            {
              "units": [
                "กองคลัง",
                "กองวิชาการ"
              ],
              "unitOfDuty": {
                "planning": "กองวิชาการ",
                "finance": "กองคลัง"
              },
              "approvedBy": {
                "name": "นายเอก ตัวอย่าง",
                "position": "นายกเทศมนตรี"
              },
              "years": {
                "2566": {
                  "issued": "2566-09",
                  "remark": "บรรทัดหนึ่ง\nบรรทัดสอง",
                  "publishBy": "2567-04-30",
                  "publishedAt": "https://example.go.th"
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(ProfileFile.Write(profile))
        );
        var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
        var entries = (await new AuditStore(app.Account).ListAsync(new ProvinceCode("31"), month)).Entries;
        var entry = entries.First(each => each.Action == AuditAction.Profile);
        Assert.Equal((s_agency, null), (entry.Agency, entry.FiscalYear));
        Assert.Equal(
            2,
            (await app.Account.Queue(QueueNames.WriteReport).GetPropertiesAsync()).Value.ApproximateMessagesCount
        );
        var saved = await form.OpenPageAsync(Page + "?saved=1");
        Assert.Contains("บันทึกแล้ว", saved, StringComparison.Ordinal);
        Assert.Contains("นายเอก ตัวอย่าง", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept()
    {
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(Page);

        using var answer = await form.SendAsync(
            Page,
            Form(
                form,
                await VersionAsync(),
                ("units", "กองคลังหรือกองช่าง"),
                ("duty.legal", "กองที่ไม่มี"),
                ("preparedBy.name", "<b>ใคร</b>"),
                ("2566.publishDay", "31"),
                ("2566.publishMonth", "4"),
                ("2566.publishYear", "2567"),
                ("2566.issuedYear", "2566")
            )
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(3, page.Split("class=\"wrong\"").Length - 1);
        Assert.Contains("ผู้รับผิดชอบต้องเป็นหน่วยงานเดียว", page, StringComparison.Ordinal);
        Assert.Contains("กองคลังหรือกองช่าง</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;ใคร&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ใคร", page, StringComparison.Ordinal);
        Assert.Equal(StoredProfile.None.Version, (await Profiles.GetAsync(s_agency)).Version);
    }

    [Fact]
    public async Task An_emblem_is_shown_kept_and_removed()
    {
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(Page);
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4'/></svg>";
        var content = Form(form, await VersionAsync());
        content.Add(new StringContent(svg), "emblem", "emblem.svg");
        using var sent = await form.SendAsync(Page, content);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(512, (await Profiles.GetAsync(s_agency)).Profile.Emblem!.Width);
        Assert.Contains("src=\"data:image/png;base64,", await form.OpenPageAsync(Page), StringComparison.Ordinal);

        using var kept = await form.SendAsync(Page, Form(form, await VersionAsync(), ("units", "กองคลัง")));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.NotNull((await Profiles.GetAsync(s_agency)).Profile.Emblem);

        await form.OpenPageAsync(Page);
        using var removed = await form.SendAsync(Page, Form(form, await VersionAsync(), ("removeEmblem", "1")));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Null((await Profiles.GetAsync(s_agency)).Profile.Emblem);

        await form.OpenPageAsync(Page);
        var large = Form(form, await VersionAsync());
        large.Add(new ByteArrayContent(new byte[EmblemFile.LongestFile + 1]), "emblem", "large.png");
        using var refused = await form.SendAsync(Page, large);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("512 KiB", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_has_saved_meanwhile_is_not_overwritten_without_a_word()
    {
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(Page);
        var seen = await VersionAsync();
        await Profiles.PutAsync(s_agency, AgencyProfile.Empty with { Units = ["ของผู้อื่น"] }, seen);

        using var answer = await form.SendAsync(Page, Form(form, seen, ("units", "ของฉัน")));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("ของฉัน</textarea>", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{await VersionAsync()}\"", page, StringComparison.Ordinal);
        Assert.Equal(["ของผู้อื่น"], (await Profiles.GetAsync(s_agency)).Profile.Units);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("Sec-Fetch-Site")]
    public async Task A_form_that_no_page_of_ours_gave_changes_nothing(string lacking)
    {
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(Page);
        if (lacking == "token")
            form.Token = "x";
        else
            form.Headers[lacking] = "cross-site";

        using var answer = await form.SendAsync(Page, Form(form, await VersionAsync(), ("units", "ก")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(StoredProfile.None.Version, (await Profiles.GetAsync(s_agency)).Version);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_not_read()
    {
        var form = new FormClient(app.Client, Role);
        await form.OpenPageAsync(Page);
        var content = Form(form, await VersionAsync());
        content.Add(new ByteArrayContent(new byte[9 * 1024 * 1024]), "emblem", "large.png");

        using var answer = await form.SendAsync(Page, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_reads_the_file_and_puts_another_in_the_place_of_the_one_it_has_read()
    {
        using var read = await SendAsync(HttpMethod.Get, null, null);
        Assert.Equal("{}\n", await read.Content.ReadAsStringAsync());
        var tag = read.Headers.ETag!;

        using var saved = await SendAsync(HttpMethod.Put, """{ "units": ["กองคลัง"] }""", tag);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(["กองคลัง"], (await Profiles.GetAsync(s_agency)).Profile.Units);
        using var again = await SendAsync(HttpMethod.Get, null, null);
        Assert.Equal(saved.Headers.ETag, again.Headers.ETag);

        using var outdated = await SendAsync(HttpMethod.Put, """{ "units": ["กองช่าง"] }""", tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, outdated.StatusCode);
        using var without = await SendAsync(HttpMethod.Put, """{ "units": ["กองช่าง"] }""", null);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        using var noJson = await SendAsync(HttpMethod.Put, "units", saved.Headers.ETag, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, noJson.StatusCode);
        Assert.Equal(["กองคลัง"], (await Profiles.GetAsync(s_agency)).Profile.Units);
    }

    [Theory]
    [InlineData("""{ "units": ["กองคลัง", "กองคลัง"] }""", "unit-twice", "/units/1")]
    [InlineData("""{ "unitOfDuty": { "finance": "กองที่ไม่มี" } }""", "unit-unknown", "/unitOfDuty/finance")]
    [InlineData("{", "profile-not-json", "")]
    public async Task A_file_with_something_wrong_in_it_is_refused_with_all_that_is(
        string json,
        string code,
        string path
    )
    {
        using var read = await SendAsync(HttpMethod.Get, null, null);

        using var answer = await SendAsync(HttpMethod.Put, json, read.Headers.ETag);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var named = Assert.Single(problem.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal((code, path), (named.GetProperty("code").GetString(), named.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Another_agency_neither_sees_nor_saves_it()
    {
        using var page = await SendAsync(HttpMethod.Get, null, null, role: "agency:310802");
        using var put = await SendAsync(HttpMethod.Put, "{}", EntityTagHeaderValue.Any, role: "agency:310802");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
    }

    private async Task<string> VersionAsync() => (await Profiles.GetAsync(s_agency)).Version;

    private static MultipartFormDataContent Form(
        FormClient form,
        string version,
        params (string Name, string Value)[] fields
    )
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(form.Token), "token" },
            { new StringContent(version), "version" },
        };
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string? body,
        EntityTagHeaderValue? ifMatch,
        string contentType = "application/json",
        string role = Role
    )
    {
        using var request = new HttpRequestMessage(method, Api).As(role);
        request.Headers.Add("Accept", "application/json");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        return await app.Client.SendAsync(request);
    }
}
