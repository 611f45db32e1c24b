using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ita.Testing.Documents;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.OpenApi;

/// <summary>The document against the routes as they are and against what they really answer.</summary>
public sealed partial class OpenApiTests(ScoredApp app) : IClassFixture<ScoredApp>
{
    private const string Document = "/api/openapi.json";

    private static readonly HashSet<string> s_operations = ["get", "post", "put", "delete", "patch"];

    [Fact]
    public async Task Every_route_stands_in_the_document_and_nothing_else()
    {
        using var document = await DocumentAsync();
        var described =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where s_operations.Contains(operation.Name)
            select $"{operation.Name.ToUpperInvariant()} {path.Name}";

        var routes =
            from endpoint in app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            where pattern.StartsWith("/api/", StringComparison.Ordinal) && pattern != Document
            from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            where method != "HEAD"
            select $"{method} {pattern}";
        Assert.StartsWith("3.1.", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_path_describes_its_parameters_and_no_others()
    {
        using var document = await DocumentAsync();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(each => s_operations.Contains(each.Name)))
            {
                var parameters = operation.Value.TryGetProperty("parameters", out var described)
                    ? described.EnumerateArray().ToList()
                    : [];
                Assert.All(parameters, parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
                Assert.Equal(
                    Places().Matches(path.Name).Select(place => place.Groups[1].Value).Order(StringComparer.Ordinal),
                    parameters
                        .Where(parameter => parameter.GetProperty("in").GetString() == "path")
                        .Select(parameter => parameter.GetProperty("name").GetString())
                        .Order(StringComparer.Ordinal)
                );
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_name_of_an_operation_is_used_once()
    {
        var text = await (await GetAsync(Document, "application/json")).Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        foreach (var reference in References().Matches(text).Select(match => match.Groups[1].Value).Distinct())
        {
            Assert.True(
                reference
                    .Split('/')
                    .Aggregate(
                        (JsonElement?)document.RootElement,
                        (at, name) => at is { } element && element.TryGetProperty(name, out var next) ? next : null
                    )
                    is not null,
                reference
            );
        }

        var names = Names().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public async Task What_a_record_says_of_itself_stands_in_the_document()
    {
        using var document = await DocumentAsync();
        var province = document
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("ProvinceResponse");

        Assert.Equal(
            "A province's year with the agencies that were asked for.",
            province.GetProperty("description").GetString()
        );
        Assert.Equal(
            "ISO 3166-2:TH number.",
            province.GetProperty("properties").GetProperty("provinceCode").GetProperty("description").GetString()
        );
    }

    [Fact]
    public async Task Every_answer_is_of_a_kind_and_a_shape_that_the_document_describes()
    {
        using var document = await DocumentAsync();
        var checkedShapes = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation))
                continue;
            foreach (
                var content in operation
                    .GetProperty("responses")
                    .GetProperty("200")
                    .GetProperty("content")
                    .EnumerateObject()
            )
            {
                var address = AddressOf(path.Name, content.Name);
                using var answer = await GetAsync(address, content.Name);

                Assert.True(
                    answer.StatusCode == HttpStatusCode.OK,
                    $"{address} as {content.Name} gave {(int)answer.StatusCode}."
                );
                Assert.Equal(content.Name, answer.Content.Headers.ContentType!.MediaType);
                if (content.Name != "application/json" || IsFile(content.Value.GetProperty("schema")))
                    continue;
                await HasShapeAsync(answer, content.Value.GetProperty("schema"), document.RootElement, address);
                checkedShapes++;
            }
        }

        Assert.InRange(checkedShapes, 9, int.MaxValue);
    }

    [Fact]
    public async Task Whatever_goes_wrong_is_a_problem_of_the_described_shape()
    {
        using var document = await DocumentAsync();
        var schema = document
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("ProblemResponse");
        foreach (
            var (path, role, status) in new[]
            {
                ("/api/agencies/310801", null, HttpStatusCode.Unauthorized),
                ("/api/agencies/310801", "province:32", HttpStatusCode.Forbidden),
                ("/api/agencies/nobody", "admin", HttpStatusCode.NotFound),
                ("/api/no/such/route", "admin", HttpStatusCode.NotFound),
                ("/api/agencies/310801/years/2563/report.docx", "admin", HttpStatusCode.NotFound),
            }
        )
        {
            using var answer = await GetAsync(path, "application/json", role);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            await HasShapeAsync(answer, schema, document.RootElement, path);
        }
    }

    [Fact]
    public async Task What_has_a_tag_is_not_sent_twice_and_another_form_has_another_tag()
    {
        using var document = await DocumentAsync();
        var tags = new HashSet<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (
                !path.Value.TryGetProperty("get", out var operation)
                || !operation.GetProperty("responses").GetProperty("200").TryGetProperty("headers", out _)
            )
                continue;
            foreach (
                var content in operation
                    .GetProperty("responses")
                    .GetProperty("200")
                    .GetProperty("content")
                    .EnumerateObject()
            )
            {
                var address = AddressOf(path.Name, content.Name);
                using var first = await GetAsync(address, content.Name);
                var tag = first.Headers.ETag;
                Assert.True(tag is not null, $"{address} as {content.Name} has no tag.");
                Assert.True(
                    content.Name is "text/html" || !tag.IsWeak,
                    $"The tag of {address} as {content.Name} is weak."
                );
                using var again = await GetAsync(address, content.Name, ifNoneMatch: tag);
                Assert.True(
                    again.StatusCode == HttpStatusCode.NotModified,
                    $"{address} as {content.Name} gave {(int)again.StatusCode} the second time."
                );
                Assert.Empty(await again.Content.ReadAsByteArrayAsync());
                using var other = await GetAsync(
                    address,
                    content.Name,
                    ifNoneMatch: new EntityTagHeaderValue("\"0123456789abcdef0123456789abcdef\"")
                );
                Assert.Equal(HttpStatusCode.OK, other.StatusCode);
                Assert.Contains("private", other.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
                if (!path.Name.EndsWith(".json", StringComparison.Ordinal))
                    Assert.True(tags.Add(tag.Tag), $"{address} as {content.Name} has the tag of another.");
            }
        }
    }

    private string AddressOf(string path, string mediaType) =>
        path.Replace(
                "{agencyCode}",
                path.Contains("{submission}", StringComparison.Ordinal) ? "310802" : "310801",
                StringComparison.Ordinal
            )
            .Replace("{submission}", app.Rejected, StringComparison.Ordinal)
            .Replace("{document}", "2566", StringComparison.Ordinal)
            .Replace("{instrument}", "IIT", StringComparison.Ordinal)
            .Replace("{provinceCode}", "31", StringComparison.Ordinal)
            .Replace("{fiscalYear}", "2566", StringComparison.Ordinal)
            .Replace("{month}", "latest", StringComparison.Ordinal)
            .Replace(
                "{format}",
                mediaType switch
                {
                    "text/html" => "html",
                    "application/json" => "json",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
                    _ => "docx",
                },
                StringComparison.Ordinal
            );

    private static async Task HasShapeAsync(
        HttpResponseMessage answer,
        JsonElement schema,
        JsonElement root,
        string address
    )
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var problems = new SchemaCheck(schema, root).Problems(json.RootElement).ToList();
        Assert.True(problems.Count == 0, $"{address}\n{string.Join('\n', problems)}");
    }

    private static bool IsFile(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() == "binary"
        || schema.TryGetProperty("$ref", out var reference)
            && reference.GetString()!.EndsWith("/Stream", StringComparison.Ordinal);

    private async Task<JsonDocument> DocumentAsync()
    {
        using var answer = await GetAsync(Document, "application/json");
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(
        string path,
        string accept,
        string? role = "admin",
        EntityTagHeaderValue? ifNoneMatch = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null)
            request.As(role);
        request.Headers.Add("Accept", accept);
        if (ifNoneMatch is not null)
            request.Headers.IfNoneMatch.Add(ifNoneMatch);
        return await app.Client.SendAsync(request);
    }

    [GeneratedRegex("{([^}]+)}")]
    private static partial Regex Places();

    [GeneratedRegex("\"\\$ref\": \"#/([^\"]+)\"")]
    private static partial Regex References();

    [GeneratedRegex("\"operationId\": \"([^\"]+)\"")]
    private static partial Regex Names();
}
