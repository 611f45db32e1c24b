using System.Net;
using System.Text.Json;
using Ita.Functions.Tests.Access;
using Ita.Pipeline;
using Ita.Storage;
using Ita.Storage.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Functions.Tests.Web;

/// <summary>An upload whose path names no agency, as the administrator finds it and nobody else.</summary>
public sealed class LooseFilesTests(GuardedApp app) : IClassFixture<GuardedApp>, IAsyncLifetime
{
    private const string Lost = "2566/‮xslx.<b>";

    public async ValueTask InitializeAsync()
    {
        var uploads = new UploadStore(app.Account);
        await uploads.PutAsync(ContainerNames.Uploads, Lost, new MemoryStream("x"u8.ToArray()));
        await app.App.Services.GetRequiredService<SurveyExportIngestion>().IngestAsync(Lost, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_is_shown_with_its_path_its_state_and_what_to_do()
    {
        using var json = JsonDocument.Parse((await GetAsync("/api/files-without-agency", "application/json", "admin")).Body);
        var (_, page) = await GetAsync("/api/files-without-agency", "text/html", "admin");

        var container = Assert.Single(json.RootElement.GetProperty("containers").EnumerateArray(), container => container.GetProperty("name").GetString() == "uploads");
        var file = Assert.Single(container.GetProperty("files").EnumerateArray());
        Assert.Equal("2566/[U+202E]xslx.<b>", file.GetProperty("file").GetString());
        Assert.Equal("rejected", file.GetProperty("state").GetString());
        Assert.Equal("path-invalid", Assert.Single(file.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
        Assert.Contains("2566/[U+202E]xslx.<b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("xslx.<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('‮', page);
    }

    [Fact]
    public async Task The_first_page_speaks_of_it_to_administrators_only()
    {
        using var administrator = JsonDocument.Parse((await GetAsync("/api/provinces", "application/json", "admin")).Body);
        using var province = JsonDocument.Parse((await GetAsync("/api/provinces", "application/json", "province:31")).Body);
        var (_, page) = await GetAsync("/api/provinces", "text/html", "admin");
        var (_, ofProvince) = await GetAsync("/api/provinces", "text/html", "province:31");

        Assert.Equal(1, administrator.RootElement.GetProperty("lostUploads").GetInt32());
        Assert.False(province.RootElement.TryGetProperty("lostUploads", out _));
        Assert.Contains("/api/files-without-agency", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/files-without-agency", ofProvince, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string accept, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As(role);
        request.Headers.Add("Accept", accept);
        using var answer = await app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
