using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Testing;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Builder;

namespace Ita.Web.Tests.Site;

public sealed class PagesTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private static readonly Agency s_agency = new()
    {
        Code = new AgencyCode("990001"),
        Name = "<script>alert(1)</script> & \"เทศบาล\"",
        District = "เมือง",
        ProvinceCode = new ProvinceCode("99"),
        Province = "ทดสอบ",
    };

    private WebApplication? _local;
    private WebApplication? _azure;

    public async ValueTask InitializeAsync()
    {
        var source = new BlobVersion
        {
            Container = ContainerNames.Registry,
            Name = "pages.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        await new AgencyStore(app.Account).UpsertAsync([s_agency], source);
        _local = await app.StartAsync(SignIn.LocalAdministrator);
        _azure = await app.StartAsync(SignIn.Platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _local!.DisposeAsync();
        await _azure!.DisposeAsync();
    }

    [Theory]
    [InlineData("/provinces")]
    [InlineData("/provinces/99/years/2566")]
    [InlineData("/agencies/990001")]
    [InlineData("/agencies/990001/years/2566/submissions")]
    [InlineData("/privacy")]
    public async Task A_page_is_in_Thai_encodes_what_it_shows_and_forbids_all_scripts_but_its_own(string path)
    {
        using var answer = await Get(_local!, path);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"th\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("&#x", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "default-src 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_privacy_notice_is_for_anybody_in_both_languages_and_every_page_leads_to_it()
    {
        using var thai = await Get(_azure!, "/privacy");
        using var english = await Get(_azure!, "/privacy?lang=en");
        using var start = await Get(_local!, "/");

        Assert.Equal(HttpStatusCode.OK, thai.StatusCode);
        Assert.Contains("พ.ศ. 2562", await thai.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("within 72 hours", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/privacy\">", await start.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_address_under_api_gives_JSON_to_programs()
    {
        using var byExtension = await Get(_local!, "/api/provinces/99/years/2566.json");
        using var byAccept = await Get(
            _local!,
            "/api/provinces/99/years/2566",
            request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"))
        );

        Assert.Equal("application/json", byExtension.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await byExtension.Content.ReadAsStringAsync(), await byAccept.Content.ReadAsStringAsync());
        using var json = JsonDocument.Parse(await byExtension.Content.ReadAsStringAsync());
        var row = Assert.Single(json.RootElement.GetProperty("agencies").EnumerateArray());
        Assert.Equal(s_agency.Name, row.GetProperty("name").GetString());
        Assert.Equal("nothing", row.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("/api/provinces?lang=en", "/provinces?lang=en")]
    [InlineData(
        "/api/provinces/99/years/2566?sort=-total&q=%E0%B8%81",
        "/provinces/99/years/2566?sort=-total&q=%E0%B8%81"
    )]
    [InlineData("/api/provinces/99/audit/latest", "/provinces/99/audit/latest")]
    [InlineData("/api/agencies/990001?year=2566", "/agencies/990001?year=2566")]
    [InlineData("/api/agencies/990001/years/2566/submissions", "/agencies/990001/years/2566/submissions")]
    [InlineData("/api/agencies/990001/years/2566/upload?sent=1", "/agencies/990001/years/2566/upload?sent=1")]
    [InlineData("/api/files-without-agency", "/files-without-agency")]
    public async Task Whoever_asks_for_a_page_where_it_once_was_is_sent_to_where_it_is(string old, string now)
    {
        using var answer = await Get(
            _local!,
            old,
            request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"))
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(now, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/api/provinces/98/years/2566")]
    [InlineData("/api/provinces/99/years/1")]
    [InlineData("/api/provinces/x/years/2566")]
    [InlineData("/api/agencies/unknown")]
    [InlineData("/api/agencies/990001/years/2566/report.docx")]
    [InlineData("/api/agencies/990001/years/2566/report.exe")]
    [InlineData("/api/no/such/page")]
    public async Task What_is_not_there_is_a_problem_of_its_own(string path)
    {
        using var answer = await Get(_local!, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("province:99", HttpStatusCode.OK)]
    [InlineData("agency:990001", HttpStatusCode.OK)]
    [InlineData("province:31", HttpStatusCode.Forbidden)]
    [InlineData("agency:990002", HttpStatusCode.Forbidden)]
    [InlineData("something:else", HttpStatusCode.Forbidden)]
    public async Task A_signed_in_person_sees_what_is_theirs(string role, HttpStatusCode expected)
    {
        using var answer = await Get(_azure!, "/api/agencies/990001", request => SignInAs(request, role));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_agency_does_not_see_its_province_nor_whether_another_agency_exists()
    {
        using var province = await Get(
            _azure!,
            "/api/provinces/99/years/2566",
            request => SignInAs(request, "agency:990001")
        );
        using var unknown = await Get(
            _azure!,
            "/api/agencies/no-such-agency",
            request => SignInAs(request, "agency:990001")
        );

        Assert.Equal(HttpStatusCode.Forbidden, province.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
    }

    [Fact]
    public async Task The_platforms_header_counts_only_where_the_platform_signs_people_in()
    {
        await using var open = await app.StartAsync(SignIn.None);
        using var forged = await Get(open, "/api/agencies/990001", request => SignInAs(request, "admin"));
        using var nobody = await Get(_azure!, "/api/agencies/990001");
        using var garbage = await Get(
            _azure!,
            "/api/agencies/990001",
            request => request.Headers.Add(SignInTokens.Header, "no token")
        );

        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, garbage.StatusCode);
    }

    [Fact]
    public async Task The_local_administrator_is_none_under_a_name_from_elsewhere()
    {
        using var rebound = await Get(_local!, "/api/provinces", request => request.Headers.Host = "evil.example");

        Assert.Equal(HttpStatusCode.Unauthorized, rebound.StatusCode);
    }

    private static async Task<HttpResponseMessage> Get(
        WebApplication app,
        string path,
        Action<HttpRequestMessage>? prepare = null
    )
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        prepare?.Invoke(request);
        return await client.SendAsync(request);
    }

    private static void SignInAs(HttpRequestMessage request, string role)
    {
        request.As(role);
    }
}
