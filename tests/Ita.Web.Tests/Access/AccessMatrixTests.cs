using System.Diagnostics;
using System.Net;
using System.Text;
using Ita.Web.Access;
using Ita.Web.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Access;

/// <summary>Every route × every role × own and foreign objects × those that are there and those that are not.</summary>
public sealed class AccessMatrixTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string NoSuchAgency = "319999";
    private const string NoSuchProvince = "33";
    private static readonly string[] s_agencies = ["310801", "310802", "320101", NoSuchAgency, "329999", "AA"];
    private static readonly string[] s_provinces = ["31", "32", NoSuchProvince];

    public static TheoryData<string> Roles =>
        [
            "",
            "admin",
            "province:31",
            "province:32",
            "province:33",
            "agency:310801",
            "agency:310802",
            "agency:320101",
            "agency:319999",
            "agency:310801 agency:320101",
            "province:32 agency:310801",
            // None of these is a role.
            "Admin",
            "administrator",
            "province:",
            "province:*",
            "province:3",
            "province:๓๑",
            "province:31 ",
            "PROVINCE:31",
            "agency:",
            "agency:*",
            "agency:31080",
            "agency:๓๑๐๘๐๑",
            "agency",
        ];

    [Fact]
    public async Task Every_route_has_its_line_in_the_matrix_and_every_line_its_route()
    {
        await using var local = await app.StartAsync(SignIn.LocalAdministrator);

        Assert.Equal(
            AccessMatrix.Rules.Keys.Order(StringComparer.Ordinal),
            RoutesOf(app.App.Services).Select(route => route.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            RoutesOf(app.App.Services).Select(route => route.Key),
            RoutesOf(local.Services).Select(route => route.Key)
        );
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_reaches_what_is_its_own_and_is_told_nothing_of_the_rest(string roles)
    {
        foreach (var (key, rule) in AccessMatrix.Rules)
        {
            foreach (var accept in new[] { "application/json", "text/html" })
                await CheckAsync(key, rule, roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), roles, accept);
        }
    }

    [Fact]
    public async Task Nobody_reaches_anything()
    {
        foreach (var (key, rule) in AccessMatrix.Rules.Where(rule => rule.Value.Reach is not Reach.Everybody))
        {
            var answers = new List<Answer>();
            foreach (var request in RequestsFor(key, rule))
                answers.Add(await SendAsync(request));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
            Assert.Single(answers.Select(answer => answer.Everything).Distinct());
        }
    }

    [Fact]
    public async Task No_refusal_asks_the_storage_for_what_it_refuses()
    {
        using var work = new StorageRequests(app.StoragePort);
        var started = Stopwatch.GetTimestamp();
        var (looks, requests) = (0, 0);
        foreach (var role in new[] { "province:31", "agency:310801" })
        {
            foreach (
                var (key, rule) in AccessMatrix.Rules.Where(rule => rule.Value.Reach is Reach.Agency or Reach.Province)
            )
            {
                foreach (var request in RequestsFor(key, rule).Where(request => IsForeignTo(role, request.Object)))
                {
                    work.Take();
                    var answer = await SendAsync(request with { Roles = [role] });
                    Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
                    looks += work.Take();
                    requests++;
                }
            }
        }

        // The list of the province's own agencies, each time that it has grown old; nothing for what is asked for.
        Assert.InRange(looks, 0, 1 + (int)(Stopwatch.GetElapsedTime(started) / TimedCache<int, int>.Lifetime));
        Assert.InRange(requests, 100, int.MaxValue);
    }

    private static bool IsForeignTo(string role, string asked) =>
        role != "province:" + asked
        && role != "agency:" + asked
        && !GuardedApp.Existing.Any(known => known.Agency == asked && role == "province:" + known.Province);

    private async Task CheckAsync(string key, RouteRule rule, string[] held, string whole, string accept)
    {
        var denials = new List<Answer>();

        // A role with a space in it is one role, and none of ours.
        string[] roles = whole.EndsWith(' ') ? [whole] : held;
        foreach (var request in RequestsFor(key, rule))
        {
            var answer = await SendAsync(request with { Roles = roles, Accept = accept });
            var expected = Expected(rule, roles, request);
            if (rule.HasPage && accept == "text/html" && !expected.Contains(HttpStatusCode.Forbidden))
                expected = [HttpStatusCode.Redirect, HttpStatusCode.NotFound];
            Assert.True(
                expected.Contains(answer.Status),
                $"{string.Join(", ", roles)}: {request.Method} {request.Path} gave {(int)answer.Status}, not "
                    + $"{string.Join(" or ", expected.Select(status => (int)status))}."
            );
            if (answer.Status == HttpStatusCode.Forbidden)
                denials.Add(answer);
            if (answer.Status == HttpStatusCode.OK)
                Assert.DoesNotContain(
                    Foreign(roles),
                    foreign => answer.Body.Contains(foreign, StringComparison.Ordinal)
                );
        }

        // Bytes and headers: a refusal is the same whatever was asked for.
        Assert.True(
            denials.Select(denial => denial.Everything).Distinct().Count() <= 1,
            $"{whole} can tell apart what {key} refuses."
        );
    }

    private static HttpStatusCode[] Expected(RouteRule rule, string[] roles, Request request)
    {
        if (rule.NeedsBody)
            return [HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden];
        if (rule.Reach is Reach.Everybody or Reach.SignedIn)
            return [rule.Found];
        var isAdmin = roles.Contains("admin");
        if (rule.Reach == Reach.Administrator)
            return isAdmin
                ? request.IsOrdinary
                    ? [rule.Found]
                    : [HttpStatusCode.NotFound]
                : [HttpStatusCode.Forbidden];
        var exists =
            rule.Reach == Reach.Agency
                ? GuardedApp.Existing.Any(known => known.Agency == request.Object)
                : GuardedApp.Existing.Any(known => known.Province == request.Object);
        var isTheirs =
            rule.Reach == Reach.Agency
                ? roles.Contains("agency:" + request.Object)
                    || GuardedApp.Existing.Any(known =>
                        known.Agency == request.Object && roles.Contains("province:" + known.Province)
                    )
                : roles.Contains("province:" + request.Object);
        if (!isAdmin && !isTheirs)
            return [HttpStatusCode.Forbidden];
        if (request.Path.EndsWith(AccessMatrix.RespondentsCopy, StringComparison.Ordinal))
        {
            return !isAdmin && !roles.Contains("agency:" + request.Object) ? [HttpStatusCode.Forbidden]
                : exists ? [HttpStatusCode.OK]
                : [HttpStatusCode.NotFound];
        }

        exists |= rule.IsOfAnyObject;
        return exists && request.IsOrdinary ? [rule.Found]
            : exists ? [rule.Found, HttpStatusCode.NotFound]
            : [HttpStatusCode.NotFound];
    }

    // What must not stand in any answer to somebody with these roles: codes, names and uploads of others.
    private static IEnumerable<string> Foreign(string[] roles) =>
        from known in GuardedApp.Existing
        where
            !roles.Contains("admin")
            && !roles.Contains("province:" + known.Province)
            && !roles.Contains("agency:" + known.Agency)
        select known.Agency;

    // The first value of each parameter is one that is there; the others one at a time.
    private IEnumerable<Request> RequestsFor(string key, RouteRule rule)
    {
        var method = key[..key.IndexOf(' ', StringComparison.Ordinal)];
        var pattern = key[(method.Length + 1)..];
        var objects = rule.Reach switch
        {
            Reach.Agency => s_agencies,
            Reach.Province => s_provinces,
            _ => [""],
        };
        foreach (var chosen in objects)
        {
            var path = pattern
                .Replace("{agencyCode}", chosen, StringComparison.Ordinal)
                .Replace("{provinceCode}", chosen, StringComparison.Ordinal);
            yield return new Request(method, Fill(path, rule, chosen), chosen, IsOrdinary: true);
            foreach (var (name, values) in rule.Values)
            {
                foreach (var value in values.Skip(1))
                    yield return new Request(
                        method,
                        Fill(path.Replace($"{{{name}}}", value, StringComparison.Ordinal), rule, chosen),
                        chosen,
                        IsOrdinary: false
                    );
            }
        }
    }

    private string Fill(string path, RouteRule rule, string agency)
    {
        path = rule.Values.Aggregate(
            path,
            (filled, value) => filled.Replace($"{{{value.Name}}}", value.Values[0], StringComparison.Ordinal)
        );
        const string Never = "0000000000000000000-1111111111111111";
        return path.Replace("{known}", app.Submissions.GetValueOrDefault(agency, Never), StringComparison.Ordinal)
            .Replace("{rejected}", app.Rejected.GetValueOrDefault(agency, Never), StringComparison.Ordinal);
    }

    private async Task<Answer> SendAsync(Request request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        message.Headers.Add("Accept", request.Accept);
        if (request.Roles is { } roles)
            message.As(roles);
        using var response = await app.Client.SendAsync(message);
        var body = await response.Content.ReadAsStringAsync();
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal);
        var everything = new StringBuilder().Append((int)response.StatusCode);
        foreach (var header in headers)
            everything.Append('\n').Append(header.Key).Append(": ").AppendJoin(',', header.Value);
        return new Answer(response.StatusCode, body, everything.Append("\n\n").Append(body).ToString());
    }

    private static IEnumerable<(string Key, RoutePattern Pattern)> RoutesOf(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        where method != "HEAD"
        select ($"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", endpoint.RoutePattern);

    private sealed record Request(string Method, string Path, string Object, bool IsOrdinary)
    {
        public string[]? Roles { get; init; }

        public string Accept { get; init; } = "application/json";
    }

    private sealed record Answer(HttpStatusCode Status, string Body, string Everything);
}
