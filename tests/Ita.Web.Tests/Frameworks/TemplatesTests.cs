using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Ita.Workbooks.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Frameworks;

/// <summary>Workbooks to be filled in, from the address to the score.</summary>
public sealed class TemplatesTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private WebApplication? _azure;

    public async ValueTask InitializeAsync() => _azure = await app.StartAsync(SignIn.Platform);

    public async ValueTask DisposeAsync() => await _azure!.DisposeAsync();

    [Fact]
    public async Task Everything_that_is_listed_can_be_fetched_and_is_what_the_command_line_writes()
    {
        using var listed = await Get("/api/templates/2566.json", "agency:990001");
        using var json = JsonDocument.Parse(await listed.Content.ReadAsStringAsync());
        var templates = json.RootElement.GetProperty("templates").EnumerateArray().ToList();
        Assert.Equal(
            ["all", "IIT", "EIT1", "EIT2", "OIT"],
            templates.Select(template => template.GetProperty("questionnaire").GetString())
        );
        foreach (var template in templates)
        {
            using var answer = await Get(template.GetProperty("address").GetString()!, "agency:990001");

            Instrument? part = Enum.TryParse<Instrument>(
                template.GetProperty("questionnaire").GetString(),
                out var named
            )
                ? named
                : null;
            Assert.Equal(template.GetProperty("file").GetString(), answer.Content.Headers.ContentDisposition!.FileName);
            Assert.Equal(
                TemplateWriter.Write(FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!, part),
                await answer.Content.ReadAsByteArrayAsync()
            );
            Assert.Equal(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                answer.Content.Headers.ContentType!.MediaType
            );
        }
    }

    [Theory]
    [InlineData("/api/templates/2569/all.xlsx")]
    [InlineData("/api/templates/2569.json")]
    [InlineData("/api/templates/2566/EIT.xlsx")]
    [InlineData("/api/templates/2564/EIT1.xlsx")]
    [InlineData("/api/templates/2566/iit.xlsx")]
    [InlineData("/api/templates/1/IIT.xlsx")]
    public async Task What_a_year_does_not_have_is_not_found(string path)
    {
        using var answer = await Get(path, "admin");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/templates/2566/IIT.xlsx")]
    [InlineData("/api/templates/2566.json")]
    public async Task Whoever_is_signed_in_may_have_them_and_nobody_else(string path)
    {
        using var anybody = await Get(path, "province:31");
        using var nobody = await Get(path, null);

        Assert.Equal(HttpStatusCode.OK, anybody.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_template_fetched_filled_in_and_uploaded_is_accepted_and_scored()
    {
        var code = new AgencyCode("990055");
        var agency = new Agency
        {
            Code = code,
            Name = "เทศบาล",
            ProvinceCode = new ProvinceCode("55"),
            Province = "น่าน",
        };
        await new AgencyStore(app.Account).UpsertAsync(
            [agency],
            new BlobVersion
            {
                Container = ContainerNames.Registry,
                Name = "templates.xlsx",
                ETag = "0x1",
                LastModified = DateTimeOffset.UnixEpoch,
            }
        );
        using var template = await Get("/api/templates/2566/IIT.xlsx", "agency:990055");
        using var filled = Fill(await template.Content.ReadAsStreamAsync());
        await app.Uploads.PutAsync(ContainerNames.Uploads, "2566/990055/iit.xlsx", filled);

        var work = new WorkMessage(code, new FiscalYear(2566));
        await Step<SurveyExportIngestion>().IngestAsync("2566/990055/iit.xlsx", CancellationToken.None);
        await Step<AgencyScoring>().ScoreAsync(work, CancellationToken.None);
        await Step<ReportWriting>().WriteAsync(work, CancellationToken.None);

        using var answer = await Get("/api/agencies/990055/years/2566/report.json", "agency:990055");
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("100.00", report.RootElement.GetProperty("instruments").GetProperty("IIT").GetString());
    }

    /// <summary>Six respondents who choose the best answer of every list.</summary>
    private static MemoryStream Fill(Stream template)
    {
        using var workbook = new XLWorkbook(template, XLEventTracking.Disabled);
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;
        var sheet = workbook.Worksheet("IIT");
        var header = sheet
            .RowsUsed()
            .First(row =>
                row.Cell(2).GetString().StartsWith("i1", StringComparison.Ordinal)
                && row.Cell(4).GetString().StartsWith('i')
            );
        foreach (var head in header.CellsUsed().Skip(1).ToList())
        {
            var id = ItemId.Parse(head.GetString().Split(' ')[0].TrimEnd(':'));
            var scale = framework.FindSubItem(id)?.Scale ?? framework.FindItem(id)!.Scale!;
            for (var i = 1; i <= 6; i++)
                sheet
                    .Cell(header.RowNumber() + i, head.Address.ColumnNumber)
                    .SetValue(scale.Choices.MaxBy(choice => choice.Points)!.LabelTh);
        }

        var content = new MemoryStream();
        workbook.SaveAs(content);
        return content;
    }

    private TStep Step<TStep>()
        where TStep : notnull => _azure!.Services.GetRequiredService<TStep>();

    private async Task<HttpResponseMessage> Get(string path, string? role)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_azure!.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null)
        {
            request.As(role);
        }

        return await client.SendAsync(request);
    }
}
