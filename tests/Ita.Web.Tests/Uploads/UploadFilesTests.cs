using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Web.Access;
using Ita.Web.Tests.Access;

namespace Ita.Web.Tests.Uploads;

public sealed class UploadFilesTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Page = "/agencies/310801/years/2566/upload";
    private const string Api = "/api" + Page;
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes(
        "not a workbook, but that is for others to find out"
    );

    private UploadStore Uploads => new(app.Account);

    [Fact]
    public async Task A_file_lies_in_its_folder_has_its_submission_and_stands_in_the_audit()
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Accept"] = "text/html";

        using var answer = await form.SendAsync(Page, ("ผลสำรวจ.xlsx", s_content));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var blob = (await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/ผลสำรวจ.xlsx"))!;
        Assert.Equal(s_content, (await Uploads.ReadAsync(blob))!.ToArray());
        var submission = (await new SubmissionStore(app.Account, TimeProvider.System).FindAsync(blob))!;
        Assert.Equal(SubmissionState.Received, submission.State);
        Assert.Equal($"{Page}?sent={submission.Id}", answer.Headers.Location!.OriginalString);
        var audit = await new AuditStore(app.Account).ListAsync(
            new ProvinceCode("31"),
            AuditMonth.Of(submission.ChangedAt)
        );
        Assert.Contains(
            audit.Entries,
            entry =>
                entry is { Action: AuditAction.Upload, File: "ผลสำรวจ.xlsx", VisitorName: "somying@buriram.example" }
                && entry.Agency == new AgencyCode("310801")
        );
    }

    [Fact]
    public async Task A_follow_up_form_lies_in_its_own_container_and_stands_among_the_uploads()
    {
        var form = await OpenAsync(Api, "agency:310801");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Token), "token" },
            { new ByteArrayContent(s_content), "follow-up", "ติดตาม.xlsx" },
        };

        using var answer = await form.SendAsync(Page, content);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var stored = Assert.Single(
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("stored").EnumerateArray()
        );
        Assert.Equal("follow-up/2566/310801/ติดตาม.xlsx", stored.GetProperty("path").GetString());
        Assert.NotNull(await Uploads.FindAsync(ContainerNames.FollowUp, "2566/310801/ติดตาม.xlsx"));
        var html = await TextAsync($"{Page}?sent={stored.GetProperty("id").GetString()}", "text/html", "agency:310801");
        Assert.Contains("แบบติดตามผลการดำเนินการ · ปีงบประมาณ 2566", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_left_out_and_said_so_and_the_others_get_there()
    {
        var form = await OpenAsync(Api, "province:31");

        using var answer = await form.SendAsync(
            Page,
            ("large-1.xlsx", s_content),
            ("large-2.xlsx", new byte[(20 * 1024 * 1024) + 1]),
            ("large-3.xlsx", new byte[20 * 1024 * 1024])
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["large-1.xlsx", "large-3.xlsx"],
            json.GetProperty("stored").EnumerateArray().Select(file => file.GetProperty("file").GetString())
        );
        var left = Assert.Single(json.GetProperty("unstored").EnumerateArray());
        Assert.Equal(
            ("large-2.xlsx", "too-large"),
            (left.GetProperty("file").GetString(), left.GetProperty("reason").GetString())
        );
        Assert.Null(await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/large-2.xlsx"));
        Assert.Equal(
            20 * 1024 * 1024,
            (await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/large-3.xlsx"))!.Size
        );
    }

    [Fact]
    public async Task People_are_told_on_the_page_what_did_not_get_through()
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Accept"] = "text/html";

        using var tooLarge = await form.SendAsync(Page, ("page-large.xlsx", new byte[(20 * 1024 * 1024) + 1]));
        using var nothing = await form.SendAsync(Page, [.. Array.Empty<(string, byte[])>()]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLarge.StatusCode);
        Assert.Contains("page-large.xlsx", await tooLarge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("ยังไม่ได้เลือกไฟล์", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_does_not_take_the_place_of_one_that_nobody_has_read_yet()
    {
        var form = await OpenAsync(Api, "agency:310801");

        using var first = await form.SendAsync(Page, ("same.xlsx", [1]), ("same.xlsx", [2]));
        var store = new SubmissionStore(app.Account, TimeProvider.System);
        await store.ChangeAsync(
            (await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/same.xlsx"))!,
            SubmissionState.Rejected
        );
        using var corrected = await form.SendAsync(Page, ("same.xlsx", [3]));

        Assert.Equal(["same.xlsx", "same (2).xlsx"], await StoredAsync(first));
        Assert.Equal(["same.xlsx"], await StoredAsync(corrected));
        Assert.Equal(
            [3],
            (
                await Uploads.ReadAsync((await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/same.xlsx"))!)
            )!.ToArray()
        );
    }

    [Fact]
    public async Task A_file_never_takes_the_place_of_one_of_another_name()
    {
        var form = await OpenAsync(Api, "agency:310801");
        await PutReadAsync("ผล.xlsx");
        await PutReadAsync("a＃b.xlsx");

        using var others = await form.SendAsync(
            Page,
            ("ผล.numbers", [1]),
            ("ผล", [2]),
            ("a#b.xlsx", [3]),
            (new string('ก', 300) + "1.xlsx", [4]),
            (new string('ก', 300) + "2.xlsx", [5])
        );
        var cut = new string('ก', 235);
        string[] stored = ["ผล.numbers", "ผล", "a＃b (2).xlsx", $"{cut}.xlsx", $"{cut} (2).xlsx"];
        foreach (var name in stored)
            await ReadAsync(name);
        using var corrected = await form.SendAsync(Page, ("a#b.xlsx", [6]), (new string('ก', 300) + "2.xlsx", [7]));

        Assert.Equal(stored, await StoredAsync(others));
        Assert.Equal(["a＃b (2).xlsx", $"{cut} (2).xlsx"], await StoredAsync(corrected));
        Assert.Equal(s_content, await ContentAsync("ผล.xlsx"));
        Assert.Equal(s_content, await ContentAsync("a＃b.xlsx"));
        Assert.Equal([6], await ContentAsync("a＃b (2).xlsx"));
        Assert.Equal([4], await ContentAsync($"{cut}.xlsx"));
    }

    [Fact]
    public async Task Two_files_of_one_name_in_one_form_are_both_there_even_if_the_first_is_read_at_once()
    {
        var form = await OpenAsync(Api, "agency:310801");
        using var content = new PausingForm(form.Token, "one-form.xlsx", () => ReadAsync("one-form.xlsx"));

        using var answer = await form.SendAsync(Page, content);

        Assert.Equal(["one-form.xlsx", "one-form (2).xlsx"], await StoredAsync(answer));
        Assert.Equal("first"u8.ToArray(), await ContentAsync("one-form.xlsx"));
        Assert.Equal("second"u8.ToArray(), await ContentAsync("one-form (2).xlsx"));
    }

    [Theory]
    [InlineData("~$ผล.xlsx", "th", "เป็นไฟล์ที่โปรแกรมสร้างไว้เอง")]
    [InlineData("._ผล.xlsx", "en", "A program's own file, not a workbook.")]
    [InlineData(".DS_Store", "en", "A program's own file, not a workbook.")]
    public async Task A_programs_own_file_is_left_out_and_said_so(string name, string language, string said)
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Accept"] = "text/html";

        using var answer = await form.SendAsync($"{Page}?lang={language}", (name, s_content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($">{name}</bdi>: {said}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_made_of_markup_direction_marks_or_a_formula_is_text_wherever_it_is_shown()
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Accept"] = "text/html";
        const string Name = "=cmd|' \u202Ehtml<img src=x onerror=alert(1)>.xlsx";
        var csvName = "2566/310801/=1+1.xlsx";
        await Uploads.PutAsync(ContainerNames.Uploads, "2566/310801/\u202E<b>&amp;.xlsx", new MemoryStream(s_content));
        var direct = await new SubmissionStore(app.Account, TimeProvider.System).AddAsync(
            (await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/\u202E<b>&amp;.xlsx"))!
        );

        using var answer = await form.SendAsync(Page, (Name, s_content), ("=1+1.xlsx", s_content));
        var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
        var outcome = await TextAsync(
            answer.Headers.Location!.OriginalString + "," + direct.Id,
            "text/html",
            "agency:310801"
        );
        var csv = await TextAsync($"/api/provinces/31/audit/{month}.csv", "text/csv", "province:31");
        var page = await TextAsync($"/provinces/31/audit/{month}", "text/html", "province:31");

        Assert.NotNull(await Uploads.FindAsync(ContainerNames.Uploads, csvName));
        foreach (var html in new[] { outcome, page })
        {
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>&", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u202E', html);
            Assert.Contains("=1+1.xlsx", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        }

        Assert.Contains("[U+202E]<b>&amp;.xlsx", WebUtility.HtmlDecode(outcome), StringComparison.Ordinal);
        Assert.Contains("\"'=1+1.xlsx\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', csv);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_form_from_elsewhere_changes_nothing(string header, string value)
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Sec-Fetch-Site"] = null;
        form.Headers[header] = value;

        using var answer = await form.SendAsync(Page, ("forged.xlsx", s_content));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/forged.xlsx"));
    }

    [Fact]
    public async Task An_old_browser_that_says_only_where_the_form_comes_from_may_send_it()
    {
        var form = await OpenAsync(Api, "agency:310801");
        form.Headers["Sec-Fetch-Site"] = null;
        form.Headers["Origin"] = "https://" + new Uri(app.App.Urls.Single()).Authority;

        using var answer = await form.SendAsync(Page, ("old.xlsx", s_content));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_is_needed_and_good_for_its_own_account_only_on_every_instance()
    {
        var admin = await OpenAsync(Api, "admin");
        await using var other = await app.StartAsync(SignIn.Platform);
        using var otherClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(other.Urls.Single()),
        };
        var elsewhere = new FormClient(otherClient, "admin");
        await elsewhere.OpenAsync(Api);
        var without = new FormClient(app.Client, "admin") { Token = admin.Token };
        var wrong = await OpenAsync(Api, "admin");
        wrong.Token = new string('x', 80);
        var tooLong = await OpenAsync(Api, "admin");
        tooLong.Token = new string('x', 8000);

        using var acrossInstances = await admin.SendAsync(Page, ("token-1.xlsx", s_content));
        using var withoutCookie = await without.SendAsync(Page, ("token-2.xlsx", s_content));
        using var wrongToken = await wrong.SendAsync(Page, ("token-3.xlsx", s_content));
        using var longToken = await tooLong.SendAsync(Page, ("token-4.xlsx", s_content));
        admin.Token = elsewhere.Token;
        using var otherCookie = await admin.SendAsync(Page, ("token-5.xlsx", s_content));

        Assert.Equal(HttpStatusCode.Created, acrossInstances.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutCookie.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrongToken.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, longToken.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, otherCookie.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var form = await OpenAsync(Api, "agency:310801");

        using var json = await form.SendAsync(Page, new StringContent("{}", Encoding.UTF8, "application/json"));
        using var short_ = await form.SendAsync(Page, new FormUrlEncodedContent([new("token", form.Token)]));
        using var broken = await form.SendAsync(Page, BrokenForm(form.Token));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, short_.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Null(await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/broken.xlsx"));
    }

    [Fact]
    public async Task An_address_names_only_uploads_of_its_own_agency_and_year()
    {
        var foreign = app.Submissions["320101"];

        var html = await TextAsync(
            $"{Page}?sent={foreign},%3Cscript%3E,../../x,{app.Submissions["310801"]}",
            "text/html",
            "agency:310801"
        );

        Assert.Equal(2, html.Split("data-state").Length);
        Assert.Contains("<bdi>ita.xlsx</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>,", html, StringComparison.Ordinal);
    }

    private async Task PutReadAsync(string file)
    {
        await Uploads.PutAsync(ContainerNames.Uploads, "2566/310801/" + file, new MemoryStream(s_content));
        await ReadAsync(file);
    }

    private async Task ReadAsync(string file)
    {
        BlobVersion? blob;
        while ((blob = await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/" + file)) is null)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await new SubmissionStore(app.Account, TimeProvider.System).ChangeAsync(blob, SubmissionState.Rejected);
    }

    private async Task<byte[]> ContentAsync(string file) =>
        (await Uploads.ReadAsync((await Uploads.FindAsync(ContainerNames.Uploads, "2566/310801/" + file))!))!.ToArray();

    private static StringContent BrokenForm(string token)
    {
        var content = new StringContent(
            $"--b\r\nContent-Disposition: form-data; "
                + $"name=\"token\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; "
                + $"filename=\"broken.xlsx\"\r\n\r\nhalf"
        );
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(
            "multipart/form-data; boundary=b"
        );
        return content;
    }

    private static async Task<IEnumerable<string?>> StoredAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("stored")
            .EnumerateArray()
            .Select(file => file.GetProperty("file").GetString());

    private async Task<string> TextAsync(string path, string accept, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As(role);
        request.Headers.Add("Accept", accept);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<FormClient> OpenAsync(string path, params string[] roles)
    {
        var form = new FormClient(app.Client, roles);
        await form.OpenAsync(path);
        return form;
    }

    /// <summary>Two files of one name, the second of which is sent only after something else has happened.</summary>
    private sealed class PausingForm : HttpContent
    {
        private readonly string _before;
        private readonly string _behind;
        private readonly Func<Task> _between;

        public PausingForm(string token, string name, Func<Task> between)
        {
            var file = $"Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n";
            _before =
                $"--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--b\r\n{file}first\r\n--b\r\n";
            _behind = $"{file}second\r\n--b--\r\n";
            _between = between;
            Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_before));
            await stream.FlushAsync();
            await _between();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_behind));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
