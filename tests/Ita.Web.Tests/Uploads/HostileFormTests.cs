using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ita.Testing;
using Ita.Web.Tests.Access;

namespace Ita.Web.Tests.Uploads;

/// <summary>Forms that are none, or too much: the sender's fault, and never the app's.</summary>
public sealed class HostileFormTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Address = "/api/agencies/310801/years/2566/upload";
    private const string TokenHeader = "Content-Disposition: form-data; name=\"token\"\r\n\r\n";
    private const string FileHeader = "Content-Disposition: form-data; name=\"files\"; filename=\"a.xlsx\"\r\n\r\n";

    /// <summary>A boundary as the header names it, and the body; the token stands for itself.</summary>
    public static TheoryData<string, string> Malformed =>
        new()
        {
            { "b", "" },
            { "b", "\r\n" },
            { "b", "--b" },
            { "b", "--b--" },
            { "b", "--b\r\n" },
            { "b", "--b\r\n\r\n" },
            { "b", "no form at all" },
            { "b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\n: no name\r\n\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\nContent-Disposition: ;;;=\r\n\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\nContent-Disposition: form-data; name=\"token\r\n\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\nA: " + new string('a', 20_000) + "\r\n\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 40)) + "\r\nx\r\n--b--\r\n" },
            { "b", "--b\r\n" + TokenHeader + "{token}" },
            { "b", "--b\r\n" + TokenHeader + "{token}\r\n--b\r\n" },
            { "b", "--b\r\n" + TokenHeader + "{token}\r\n--b\r\n" + FileHeader + "half" },
            { "b", "--b\r\n" + TokenHeader + "{token}\r\n--b\r\nno header\r\n\r\nx\r\n--b--\r\n" },
            {
                "b",
                "--b\r\n" + TokenHeader + "{token}\r\n--b\r\nA: " + new string('a', 20_000) + "\r\n\r\nx\r\n--b--\r\n"
            },
            {
                "b",
                "--b\r\n"
                    + TokenHeader
                    + "{token}\r\n--b\r\n"
                    + string.Concat(Enumerable.Repeat("A: b\r\n", 40))
                    + "\r\nx"
            },
            {
                "b",
                "--b\r\n"
                    + TokenHeader
                    + "{token}\r\n--b\r\nContent-Disposition: form-data; name=f; filename*=UTF-8''%zz\r\n\r\n"
            },
            { "", "--b--" },
            { "\"\"", "--b--" },
            { "\" \"", "-- --" },
            { "\"a\\\"b\"", "--a\"b--" },
            { "\"--\"", "------" },
            { new string('b', 5000), "--b--" },
            { "b;boundary=c", "--c--" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_form_that_is_none_is_refused(string boundary, string body)
    {
        var form = await OpenAsync();
        foreach (var address in new[] { Address, "/api/provinces/31/years/2566/results" })
        {
            using var content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(body.Replace("{token}", form.Token, StringComparison.Ordinal))
            );
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary);

            using var answer = await form.SendAsync(address, content);

            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "token=%zz&%=")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "token=a")]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n")]
    [InlineData("text/plain", "token")]
    public async Task So_is_a_short_one(string type, string body)
    {
        var form = await OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await form.SendAsync(
            $"/api/agencies/310801/years/2566/submissions/{app.Submissions["310801"]}/restart",
            content
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"fiscalYear\":\"2566\"}")]
    [InlineData("{\"fiscalYear\":99999999999999}")]
    [InlineData("{}")]
    public async Task So_is_an_order_that_is_none(string body)
    {
        using var answer = await app.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/frameworks/2566/rescoring")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            }.As("admin")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(Address, "multipart/form-data; boundary=b")]
    [InlineData("/agencies/310801/years/2566/upload", "multipart/form-data; boundary=b")]
    [InlineData("/api/provinces/31/years/2566/results", "multipart/form-data; boundary=b")]
    [InlineData("/api/agencies/310801/years/2566/submissions/{0}/restart", "application/x-www-form-urlencoded")]
    [InlineData("/api/frameworks/2566/rescoring", "application/json")]
    public async Task What_is_over_the_limit_is_refused_as_such_before_it_is_read(string address, string type)
    {
        var form = await OpenAsync();
        var host = new Uri(app.App.Urls.Single());
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Host, host.Port);
        await using var stream = tcp.GetStream();
        var head =
            $"POST {string.Format(CultureInfo.InvariantCulture, address, app.Submissions["310801"])} HTTP/1.1\r\n"
            + $"Host: {host.Authority}\r\n{SignInTokens.Header}: {SignInTokens.With("admin")}\r\nCookie: {form.Cookie}\r\n"
            + $"Accept: application/json\r\nContent-Type: {type}\r\nContent-Length: 104857601\r\n\r\n--b\r\n";

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    private async Task<FormClient> OpenAsync()
    {
        var form = new FormClient(app.Client, "admin");
        await form.OpenAsync(Address);
        return form;
    }
}
