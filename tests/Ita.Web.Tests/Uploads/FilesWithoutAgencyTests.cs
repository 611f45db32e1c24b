using System.Net;
using System.Text.Json;
using Ita.Pipeline.Intake;
using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Web.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Uploads;

/// <summary>
/// Uploads and follow-up forms whose path names no agency, or one that nobody knows, as the administrator finds them
/// and nobody else.
/// </summary>
public sealed class FilesWithoutAgencyTests(GuardedApp app) : IClassFixture<GuardedApp>, IAsyncLifetime
{
    private const string Lost = "2566/‮xslx.<b>";

    // In the folder of an agency that is in no registry.
    private const string Unknown = "2566/329999/ita.xlsx";

    public async ValueTask InitializeAsync()
    {
        foreach (var name in (string[])[Lost, Unknown])
        {
            await new UploadStore(app.Account).PutAsync(
                ContainerNames.Uploads,
                name,
                new MemoryStream("x"u8.ToArray())
            );
            await app
                .App.Services.GetRequiredService<SurveyExportIngestion>()
                .IngestAsync(name, CancellationToken.None);
        }

        await new UploadStore(app.Account).PutAsync(
            ContainerNames.FollowUp,
            Unknown,
            new MemoryStream("x"u8.ToArray())
        );
        await app.App.Services.GetRequiredService<FollowUpIngestion>().IngestAsync(Unknown, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task They_are_shown_with_path_state_and_what_to_do()
    {
        using var json = JsonDocument.Parse(
            (await GetAsync("/api/files-without-agency", "application/json", "admin")).Body
        );
        var (_, page) = await GetAsync("/files-without-agency", "text/html", "admin");

        var container = Assert.Single(
            json.RootElement.GetProperty("containers").EnumerateArray(),
            container => container.GetProperty("name").GetString() == "uploads"
        );
        Assert.Equal(
            [(Unknown, "rejected", "not-a-workbook"), ("2566/[U+202E]xslx.<b>", "rejected", "path-invalid")],
            container
                .GetProperty("files")
                .EnumerateArray()
                .Select(file =>
                    (
                        file.GetProperty("file").GetString()!,
                        file.GetProperty("state").GetString()!,
                        Assert.Single(file.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString()!
                    )
                )
                .OrderBy(file => file.Item1, StringComparer.Ordinal)
        );
        var followUp = Assert.Single(
            json.RootElement.GetProperty("containers").EnumerateArray(),
            container => container.GetProperty("name").GetString() == "follow-up"
        );
        Assert.Equal(
            [Unknown],
            followUp.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString())
        );
        Assert.Contains("2566/[U+202E]xslx.<b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("xslx.<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('‮', page);
    }

    [Fact]
    public async Task The_first_page_speaks_of_them_to_administrators_only()
    {
        using var administrator = JsonDocument.Parse(
            (await GetAsync("/api/provinces", "application/json", "admin")).Body
        );
        using var province = JsonDocument.Parse(
            (await GetAsync("/api/provinces", "application/json", "province:31")).Body
        );
        var (_, page) = await GetAsync("/provinces", "text/html", "admin");
        var (_, ofProvince) = await GetAsync("/provinces", "text/html", "province:31");

        Assert.Equal(3, administrator.RootElement.GetProperty("lostUploads").GetInt32());
        Assert.False(province.RootElement.TryGetProperty("lostUploads", out _));
        Assert.Contains("\"/files-without-agency\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/files-without-agency", ofProvince, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string accept, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).As(role);
        request.Headers.Add("Accept", accept);
        using var answer = await app.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
