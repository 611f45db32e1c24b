using System.Net;
using System.Net.Sockets;
using System.Text;
using Ita.Web.Access;

namespace Ita.Web.Tests.Access;

/// <summary>Headers that somebody made up, and paths that try to be others than they are.</summary>
public sealed class ForgeryTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Mine = "/api/agencies/310801";

    public static TheoryData<string> Malformed =>
        [
            "",
            " ",
            "no base64",
            "e30=",
            "bnVsbA==",
            "W10=",
            "MQ==",
            "eyJjbGFpbXMiOg==",
            Encoding.UTF8.GetString([.. Enumerable.Repeat((byte)'A', 20_000)]),
            Principals.Encode(new { claims = new[] { new { typ = "roles", val = "admin" } } }),
            Principals.Encode(
                new
                {
                    auth_typ = "aad",
                    role_typ = "roles",
                    claims = "admin",
                }
            ),
            Principals.Encode(
                new
                {
                    auth_typ = "aad",
                    role_typ = "roles",
                    claims = new[] { "admin" },
                }
            ),
            Principals.Encode(
                new
                {
                    auth_typ = "aad",
                    role_typ = "roles",
                    claims = new[] { new { typ = "roles", val = 1 } },
                }
            ),
            // Signed in by a provider whose roles are not ours.
            Principals.Encode(
                new
                {
                    auth_typ = "github",
                    role_typ = "roles",
                    claims = new[] { new { typ = "roles", val = "admin" } },
                }
            ),
            Principals.With("admin") + "," + Principals.With("admin"),
            Principals.With("admin")[..^5],
            Principals.With("admin") + "!",
        ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_principal_that_is_not_well_formed_is_nobody(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.TryAddWithoutValidation(Principals.Header, header);

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("", null)]
    public async Task A_claim_without_a_type_is_no_role(string? roleType, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.Add(
            Principals.Header,
            Principals.Encode(
                new
                {
                    auth_typ = "aad",
                    role_typ = roleType,
                    claims = new[] { new { typ = type, val = "admin" } },
                }
            )
        );

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Two_principals_are_nobody()
    {
        var answer = await RawAsync(
            $"GET {Mine} HTTP/1.1",
            $"{Principals.Header}: {Principals.With("agency:310801")}",
            $"{Principals.Header}: {Principals.With("admin")}"
        );

        Assert.Equal(401, answer);
    }

    [Fact]
    public async Task Where_sign_in_is_off_every_principal_is_forged()
    {
        await using var unguarded = await app.StartAsync(SignIn.None);
        using var client = new HttpClient { BaseAddress = new Uri(unguarded.Urls.Single()) };

        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Mine).As("admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task No_other_header_signs_anybody_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-ID", "admin");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "admin");
        request.Headers.Add("X-MS-TOKEN-AAD-ID-TOKEN", Principals.With("admin"));
        request.Headers.Add("Authorization", "Bearer " + Principals.With("admin"));
        request.Headers.Add("WEBSITE_AUTH_ENABLED", "True");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        request.Headers.Add("Cookie", "AppServiceAuthSession=admin");

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/agencies/310801", 200)]
    [InlineData("/API/Agencies/310801", 200)]
    [InlineData("/%61pi/agencies/310801", 200)]
    [InlineData("/api/agencies/310801/", 200)]
    [InlineData("/api/agencies/310801?agencyCode=320101", 200)]
    [InlineData("/api/agencies/320101", 403)]
    [InlineData("/API/AGENCIES/320101", 403)]
    [InlineData("/%61pi/%61gencies/320101", 403)]
    [InlineData("/api/agencies/%33%32%30%31%30%31", 403)]
    [InlineData("/api/agencies/310801/../320101", 403)]
    [InlineData("/api/agencies/310801/%2e%2e/320101", 403)]
    [InlineData("/api/agencies/./320101", 403)]
    [InlineData("/api/agencies/320101?agencyCode=310801", 403)]
    [InlineData("/api/agencies/310801/..%2f320101", 404)]
    [InlineData("/api/agencies/310801%2f..%2f320101", 404)]
    [InlineData("/api/agencies/310801%252f..%252f320101", 404)]
    [InlineData("/api/agencies/310801%5c..%5c320101", 404)]
    [InlineData("/api/agencies/310801..", 404)]
    [InlineData("/api/agencies/310801.", 404)]
    [InlineData("/api/agencies/310801%20", 404)]
    [InlineData("/api/agencies/310801;320101", 404)]
    [InlineData("/api/agencies/310801,320101", 404)]
    [InlineData("/api/agencies/%EF%BC%93%EF%BC%91%EF%BC%90%EF%BC%98%EF%BC%90%EF%BC%91", 404)]
    [InlineData("/api/agencies/%E0%B9%93%E0%B9%91%E0%B9%90%E0%B9%98%E0%B9%90%E0%B9%91", 404)]
    [InlineData("/api/agencies/310801%E2%80%8B", 404)]
    [InlineData("/api/agencies/310801%27%20or%20%271%27%20eq%20%271", 404)]
    [InlineData("/api/agencies/310801%00", 400)]
    [InlineData("/api//agencies/310801", 404)]
    [InlineData("//api/agencies/310801", 404)]
    [InlineData("/api/agencies/320101/years/2566/report.docx", 403)]
    [InlineData("/api/agencies/320101/years/2566/REPORT.DOCX", 403)]
    [InlineData("/api/agencies/310801/years/2566/report.docx", 200)]
    [InlineData("/api/agencies/310801/years/2566/report.DOCX", 404)]
    [InlineData("/api/agencies/310801/years/2566/report.docx%2f..%2f..%2f..%2f32%2f320101", 404)]
    [InlineData("/api/agencies/310801/years/2566/report./../../../320101/ita-2566-320101.docx", 404)]
    [InlineData("/api/agencies/310801/years/2566%2f32%2f320101/report.docx", 404)]
    [InlineData("/api/agencies/310801/years/%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%96/report.docx", 404)]
    [InlineData("/api/provinces/31/years/2566", 403)]
    [InlineData("/api/provinces/%33%31/years/2566.json", 403)]
    [InlineData("/api/provinces/%E0%B9%93%E0%B9%91/years/2566", 404)]
    [InlineData("http://elsewhere.example/api/agencies/320101", 403)]
    public async Task A_path_is_what_it_comes_to_and_nothing_else(string target, int expected) =>
        Assert.Equal(
            expected,
            await RawAsync($"GET {target} HTTP/1.1", $"{Principals.Header}: {Principals.With("agency:310801")}")
        );

    [Theory]
    [InlineData("X-HTTP-Method-Override: GET")]
    [InlineData("X-Original-URL: /api/agencies/310801")]
    [InlineData("X-Rewrite-URL: /api/agencies/310801")]
    [InlineData("X-Forwarded-Prefix: /api/agencies/310801")]
    public async Task No_header_changes_which_object_is_asked_for(string header) =>
        Assert.Equal(
            403,
            await RawAsync(
                "GET /api/agencies/320101 HTTP/1.1",
                header,
                $"{Principals.Header}: {Principals.With("agency:310801")}"
            )
        );

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("ANYTHING")]
    public async Task Another_method_does_nothing(string method) =>
        Assert.Equal(
            405,
            await RawAsync(
                $"{method} {Mine} HTTP/1.1",
                "Content-Length: 0",
                $"{Principals.Header}: {Principals.With("agency:310801")}"
            )
        );

    // As the bytes go: a client would put the path right first.
    private async Task<int> RawAsync(string requestLine, params string[] headers)
    {
        var address = new Uri(app.App.Urls.Single());
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        var host = requestLine.Contains("http://", StringComparison.Ordinal) ? "elsewhere.example" : address.Authority;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                string.Join(
                    "\r\n",
                    [requestLine, $"Host: {host}", "Connection: close", "Accept: application/json", .. headers, "", ""]
                )
            )
        );
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var status = await reader.ReadLineAsync();
        await reader.ReadToEndAsync();
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
