using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ita.Web.Tests.Access;

namespace Ita.Web.Tests.OpenApi;

/// <summary>Addresses that name nothing, in every route there is: the caller's fault, and never the app's.</summary>
public sealed partial class HostileAddressTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    // As they stand in the address.
    private static readonly string[] s_values =
    [
        "%00",
        "a%00b",
        "%01",
        "%0A",
        "%0D%0Aa",
        "%1F",
        "%7F",
        "%C2%85",
        "%2F",
        "%5C",
        "%23",
        "%3F",
        "%25",
        "%252F",
        "%",
        "%2",
        "%zz",
        "%E0%B8",
        "%ED%A0%80",
        "%FF%FE",
        "%EF%BF%BF",
        "%27%20or%20%271%27%20eq%20%271",
        "'",
        "%20",
        ".",
        "..",
        "%2E%2E",
        ";",
        "_",
        "-",
        "-1",
        "1",
        "0000",
        "9999",
        "99999999999999999999",
        "%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%96",
        "%F0%9F%98%80",
    ];

    private static readonly Dictionary<string, string> s_usual = new(StringComparer.Ordinal)
    {
        ["agencyCode"] = "310801",
        ["provinceCode"] = "31",
        ["fiscalYear"] = "2566",
        ["month"] = "2569-11",
        ["document"] = "2566",
        ["instrument"] = "all",
        ["format"] = "html",
        ["submission"] = "0000",
    };

    public static TheoryData<int> Lengths => [100, 512, 1100, 4000, 12_000];

    [Fact]
    public async Task No_parameter_of_any_route_is_taken_for_a_fault_of_the_app()
    {
        var faults = new List<string>();
        foreach (var (method, path) in await RequestsAsync(s_values))
        {
            var status = await SendAsync(method, path);
            if (status >= 500)
                faults.Add($"{method} {path}: {status}");
        }

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Nor_is_a_very_long_one(int length)
    {
        var faults = new List<string>();
        foreach (var (method, path) in await RequestsAsync([new string('a', length), new string('0', length)]))
        {
            var status = await SendAsync(method, path);
            if (status >= 500)
                faults.Add($"{method} {path[..80]}…: {status}");
        }

        Assert.Empty(faults);
    }

    private async Task<IEnumerable<(string Method, string Path)>> RequestsAsync(string[] values)
    {
        using var document = JsonDocument.Parse(
            await (
                await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json").As("admin"))
            ).Content.ReadAsStringAsync()
        );
        var requests = new List<(string, string)>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(each => each.Name is "get" or "post"))
            {
                var method = operation.Name.ToUpperInvariant();
                foreach (var name in Places().Matches(path.Name).Select(place => place.Groups[1].Value))
                {
                    requests.AddRange(values.Select(value => (method, Filled(path.Name, name, value))));

                    // The page at the same address, where there is one.
                    requests.AddRange(
                        values.Select(value => (method, Filled(path.Name["/api".Length..], name, value)))
                    );
                }

                var queries = operation.Value.TryGetProperty("parameters", out var parameters)
                    ? parameters
                        .EnumerateArray()
                        .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                        .Select(parameter => parameter.GetProperty("name").GetString())
                        .ToList()
                    : [];
                foreach (var query in queries)
                    requests.AddRange(values.Select(value => (method, $"{Filled(path.Name, "", "")}?{query}={value}")));
            }
        }

        return requests;
    }

    private static string Filled(string path, string name, string value) =>
        Places().Replace(path, place => place.Groups[1].Value == name ? value : s_usual[place.Groups[1].Value]);

    private async Task<int> SendAsync(string method, string path)
    {
        var address = new Uri(
            app.App.Urls.Single() + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var request = new HttpRequestMessage(new HttpMethod(method), address).As("admin");
        if (method == "POST")
            request.Content = new StringContent("{\"fiscalYear\":2566}", Encoding.UTF8, "application/json");
        using var answer = await app.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Places();
}
