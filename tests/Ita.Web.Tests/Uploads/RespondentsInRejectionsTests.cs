using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Ita.Workbooks.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Uploads;

/// <summary>
/// A rejected export quotes respondents: to those who may see them, and in no other answer, whatever its form.
/// </summary>
public sealed partial class RespondentsInRejectionsTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private const string Answer = "หัวหน้ากองรับเงินทอน";
    private const string Path = "/agencies/990003/years/2566/submissions";

    private static readonly byte[] s_bad = Bad();

    private WebApplication? _azure;

    public async ValueTask InitializeAsync()
    {
        _azure = await app.StartAsync(SignIn.Platform);
        var agency = new Agency
        {
            Code = new AgencyCode("990003"),
            Name = "เทศบาล",
            ProvinceCode = new ProvinceCode("99"),
            Province = "ทดสอบ",
        };
        var source = new BlobVersion
        {
            Container = ContainerNames.Registry,
            Name = "quoting.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        await new AgencyStore(app.Account).UpsertAsync([agency], source);
        await app.Uploads.PutAsync(ContainerNames.Uploads, "2566/990003/iit.xlsx", new MemoryStream(s_bad));
        await _azure
            .Services.GetRequiredService<SurveyExportIngestion>()
            .IngestAsync("2566/990003/iit.xlsx", CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _azure!.DisposeAsync();

    [Theory]
    [InlineData("admin", true)]
    [InlineData("agency:990003", true)]
    [InlineData("province:99", false)]
    [InlineData("province:99,agency:990002", false)]
    public async Task Every_form_quotes_them_to_whoever_may_see_them_alone(string roles, bool mayBeSeen)
    {
        using var list = JsonDocument.Parse(await Get("/api" + Path, roles, "application/json"));
        var upload = list.RootElement.GetProperty("submissions")[0];
        var id = upload.GetProperty("id").GetString();
        var forms = new[]
        {
            ("/api" + Path, "application/json"),
            (Path, "text/html"),
            (Path + "?lang=en", "text/html"),
            (upload.GetProperty("rejectedPage").GetString()!, "text/html"),
            ("/agencies/990003/years/2566/upload?sent=" + id, "text/html"),
            ("/agencies/990003", "text/html"),
            ("/api/agencies/990003", "application/json"),
        };

        foreach (var (path, form) in forms)
        {
            var text = WebUtility.HtmlDecode(await Get(path, roles, form));
            Assert.Contains("answer-unknown", text, StringComparison.Ordinal);
            Assert.Equal(mayBeSeen, text.Contains(Answer, StringComparison.Ordinal));
            Assert.Equal(mayBeSeen, CellReference().IsMatch(text));
        }
    }

    [Fact]
    public async Task A_province_is_told_sheet_column_and_how_many()
    {
        using var list = JsonDocument.Parse(await Get("/api" + Path, "province:99", "application/json"));

        var problem = list
            .RootElement.GetProperty("submissions")[0]
            .GetProperty("problems")
            .EnumerateArray()
            .First(each => each.GetProperty("code").GetString() == "answer-unknown");

        Assert.Equal("IIT", problem.GetProperty("sheet").GetString());
        Assert.Matches("^[A-Z]{1,2}$", problem.GetProperty("column").GetString());
        Assert.Equal(6, problem.GetProperty("count").GetInt32());
        Assert.False(problem.TryGetProperty("value", out _));
        Assert.False(problem.TryGetProperty("cell", out _));
    }

    [Fact]
    public async Task Once_the_upload_is_gone_nothing_stored_quotes_them()
    {
        Assert.Contains(Answer, await StoredAsync(), StringComparison.Ordinal);

        await app.Account.Container(ContainerNames.Uploads).GetBlobClient("2566/990003/iit.xlsx").DeleteAsync();
        await _azure!
            .Services.GetRequiredService<Pipeline.Reconciliation.RejectedCopyCleaning>()
            .CleanAsync(CancellationToken.None);

        Assert.DoesNotContain(Answer, await StoredAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Answer,
            WebUtility.HtmlDecode(await Get(Path, "agency:990003", "text/html")),
            StringComparison.Ordinal
        );
    }

    private async Task<string> StoredAsync()
    {
        var submissions = new SubmissionStore(app.Account, TimeProvider.System);
        var stored = await submissions.ListAsync(new AgencyCode("990003"), new FiscalYear(2566));
        return string.Join('\n', stored.SelectMany(each => each.Problems).Select(each => each.Value + each.MessageTh));
    }

    private async Task<string> Get(string path, string roles, string accept)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_azure!.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.As(roles.Split(','));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    // Six respondents, each of whom wrote something else than a choice.
    private static byte[] Bad()
    {
        var template = TemplateWriter.Write(FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!, Instrument.IIT);
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var sheet = workbook.Worksheet("IIT");
        var head = sheet.LastRowUsed()!;
        var item = head.CellsUsed().First(cell => cell.GetString().StartsWith("i2", StringComparison.Ordinal));
        for (var row = 1; row <= 6; row++)
            item.CellBelow(row).SetValue(Answer);

        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }

    [GeneratedRegex("(?<![A-Za-z0-9])D[4-9](?![A-Za-z0-9])")]
    private static partial Regex CellReference();
}
