using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ita.Testing;
using Ita.Web.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ita.Web.Tests.Access;

/// <summary>Headers that somebody made up, and paths that try to be others than they are.</summary>
public sealed class ForgeryTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Mine = "/api/agencies/310801";

    public static TheoryData<string> Malformed =>
        [
            "",
            " ",
            "no token",
            "e30=",
            "e30.e30.",
            "..",
            Encoding.UTF8.GetString([.. Enumerable.Repeat((byte)'A', 20_000)]),
            SignInTokens.With("admin") + "," + SignInTokens.With("admin"),
            SignInTokens.With("admin")[..^5],
            SignInTokens.With("admin") + "!",
        ];

    public static TheoryData<string> Forgeries => [.. s_forgeries.Keys];

    // Each is a good token but for one thing.
    private static readonly Dictionary<string, Func<string>> s_forgeries = new()
    {
        ["unsigned"] = () => Unsigned(),
        ["signed by somebody else"] = () => SignInTokens.Make(Admin(), new RsaSecurityKey(RSA.Create(2048))),
        ["signed by somebody else under the name of the key"] = () =>
            SignInTokens.Make(Admin(), new RsaSecurityKey(RSA.Create(2048)) { KeyId = "tests" }),
        ["signed with what is public"] = () =>
            SignInTokens.Make(
                Admin(),
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(SignInTokens.Provider.ClientId)),
                SecurityAlgorithms.HmacSha256
            ),
        ["another's roles put in"] = Tampered,
        ["of another issuer"] = () => SignInTokens.Make(Admin(("iss", "https://login.example/another/v2.0"))),
        ["of no issuer"] = () => SignInTokens.Make(Admin(("iss", null))),
        ["for another app"] = () => SignInTokens.Make(Admin(("aud", "0b6b8a52-5f0e-4f9e-9d3a-000000000000"))),
        ["for no app"] = () => SignInTokens.Make(Admin(("aud", null))),
        ["expired"] = () => SignInTokens.Make(Admin(("exp", Seconds(-TimeSpan.FromMinutes(3))))),
        ["without an end"] = () => SignInTokens.Make(Admin(("exp", null))),
        ["not yet good"] = () => SignInTokens.Make(Admin(("nbf", Seconds(TimeSpan.FromMinutes(3))))),
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_no_token_is_nobody(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.TryAddWithoutValidation(SignInTokens.Header, header);

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_does_not_hold_is_nobody_by_the_platforms_header_and_by_a_programs(string forgery)
    {
        var token = s_forgeries[forgery]();
        using var handedOn = new HttpRequestMessage(HttpMethod.Get, Mine);
        handedOn.Headers.Add(SignInTokens.Header, token);
        using var brought = new HttpRequestMessage(HttpMethod.Get, Mine);
        brought.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var first = await app.Client.SendAsync(handedOn);
        using var second = await app.Client.SendAsync(brought);

        Assert.Equal(HttpStatusCode.Unauthorized, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public async Task A_program_brings_its_token_itself()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            SignInTokens.Make(
                new Dictionary<string, object>(SignInTokens.Claims(SignInTokens.Account, "agency:310801"))
                {
                    ["aud"] = "api://" + SignInTokens.Provider.ClientId,
                }
            )
        );

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Roles_in_other_claims_are_none()
    {
        var claims = SignInTokens.Claims(SignInTokens.Account);
        claims["role"] = "admin";
        claims["groups"] = new[] { "admin" };
        claims["http://schemas.microsoft.com/ws/2008/06/identity/claims/role"] = "admin";
        using var request = new HttpRequestMessage(HttpMethod.Get, Mine);
        request.Headers.Add(SignInTokens.Header, SignInTokens.Make(claims));

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    // The platform's session is longer than a token: a page asks for a new one, and comes back to where it was.
    [Fact]
    public async Task Who_looks_at_a_page_with_a_token_that_has_run_out_is_signed_in_anew()
    {
        var expired = SignInTokens.Make(Admin(("exp", Seconds(-TimeSpan.FromHours(1)))));
        using var page = new HttpRequestMessage(HttpMethod.Get, "/agencies/310801?year=2566");
        page.Headers.Accept.ParseAdd("text/html");
        page.Headers.Add(SignInTokens.Header, expired);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/agencies/310801/profile");
        post.Headers.Accept.ParseAdd("text/html");
        post.Headers.Add(SignInTokens.Header, expired);

        using var redirected = await app.Client.SendAsync(page);
        using var refused = await app.Client.SendAsync(post);

        Assert.Equal(HttpStatusCode.Redirect, redirected.StatusCode);
        Assert.Equal(
            "/.auth/login/aad?post_login_redirect_uri=%2Fagencies%2F310801%3Fyear%3D2566",
            redirected.Headers.Location!.OriginalString
        );
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Where_the_providers_keys_are_out_of_reach_nobody_gets_in_and_it_says_so()
    {
        await using var cut = await app.StartAsync(
            SignIn.Platform,
            services =>
                services.PostConfigure<JwtBearerOptions>(
                    SignIn.Platform.ToString(),
                    options => options.ConfigurationManager = new OutOfReach()
                )
        );
        using var client = new HttpClient { BaseAddress = new Uri(cut.Urls.Single()) };

        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Mine).As("admin"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task Two_principals_are_nobody()
    {
        var answer = await RawAsync(
            $"GET {Mine} HTTP/1.1",
            $"{SignInTokens.Header}: {SignInTokens.With("agency:310801")}",
            $"{SignInTokens.Header}: {SignInTokens.With("admin")}"
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
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Principal());
        request.Headers.Add("X-MS-TOKEN-AAD-ACCESS-TOKEN", SignInTokens.With("admin"));
        request.Headers.Add("X-MS-TOKEN-GOOGLE-ID-TOKEN", SignInTokens.With("admin"));
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
            await RawAsync($"GET {target} HTTP/1.1", $"{SignInTokens.Header}: {SignInTokens.With("agency:310801")}")
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
                $"{SignInTokens.Header}: {SignInTokens.With("agency:310801")}"
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
                $"{SignInTokens.Header}: {SignInTokens.With("agency:310801")}"
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

    private static Dictionary<string, object> Admin(params (string Claim, object? Value)[] but)
    {
        var claims = SignInTokens.Claims(SignInTokens.Account, "admin");
        foreach (var (claim, value) in but)
        {
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value;
        }

        return claims;
    }

    private static long Seconds(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    private static string Unsigned() =>
        string.Join(
            '.',
            Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}"),
            Base64UrlEncoder.Encode(JsonSerializer.Serialize(Admin())),
            ""
        );

    private static string Tampered()
    {
        var parts = SignInTokens.With("agency:320101").Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("agency:320101", "admin", StringComparison.Ordinal);
        return string.Join('.', parts[0], Base64UrlEncoder.Encode(claims), parts[2]);
    }

    // What the platform writes beside the token, and anybody could.
    private static string Principal() =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                "{\"auth_typ\":\"aad\",\"role_typ\":\"roles\",\"claims\":[{\"typ\":\"roles\",\"val\":\"admin\"}]}"
            )
        );

    private sealed class OutOfReach : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
            throw new InvalidOperationException("IDX20803: no keys.", new HttpRequestException("No route to host."));

        public void RequestRefresh() { }
    }
}
