using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Testing.Storage;
using Microsoft.AspNetCore.Builder;

namespace Ita.LocalHost.Tests.Frameworks;

/// <summary>A year that the software was not shipped with, dropped into the container of a running app.</summary>
public sealed class NewYearTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    [Fact]
    public async Task A_new_year_scores_what_waited_a_wrong_file_changes_nothing_and_a_person_decides_on_rescoring()
    {
        await using var app = await Start();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        await Put(ContainerNames.Registry, "agencies.xlsx", await File.ReadAllBytesAsync(SampleFiles.Registry));

        // Too early: nobody knows the year.
        await Put(ContainerNames.Uploads, "2570/310801/ita-2570.xlsx", ExportOf2570());
        await Eventually.BecomesTrue(async () => (await ProblemsOf("310801")).Contains("year-unsupported"));

        // Weights 40, 30, 30: 0.40 × 96.21 + 0.30 × 78.54 + 0.30 × 91.25 = 89.42, with 30, 30, 40 it were 88.93.
        var first = Framework(iit: 40, oit: 30);
        var version = Convert.ToHexStringLower(SHA256.HashData(first))[..12];
        await Put(ContainerNames.Frameworks, "2570.json", first);
        await Eventually.BecomesTrue(async () =>
            (await RowOf(client, "310801"))?.TryGetProperty("hasReport", out _) == true
        );
        var row = (await RowOf(client, "310801"))!.Value;
        Assert.Equal("89.42", row.GetProperty("total").GetString());
        Assert.Equal(version, row.GetProperty("frameworkVersion").GetString());
        using (
            var report = JsonDocument.Parse(await client.GetStringAsync("/api/agencies/310801/years/2570/report.json"))
        )
        {
            Assert.Equal("89.42", report.RootElement.GetProperty("total").GetString());
            Assert.Contains(version, report.RootElement.GetRawText(), StringComparison.Ordinal);
        }

        // Weights that add to 110: refused with its place, and the one before stays in force.
        var wrong = Encoding.UTF8.GetString(Framework(iit: 50, oit: 30));
        await Put(ContainerNames.Frameworks, "2570.json", Encoding.UTF8.GetBytes(wrong));
        await Eventually.BecomesTrue(async () =>
            (await Files(client))[0].GetProperty("state").GetString() == "rejected"
        );
        var refused = (await Files(client))[0];
        var problem = refused.GetProperty("problems")[0];
        var before = wrong[..wrong.IndexOf("\"instruments\"", StringComparison.Ordinal)];
        var (line, position) = (
            before.Count(character => character == '\n') + 1,
            before.Length - before.LastIndexOf('\n')
        );
        Assert.Equal("framework-inconsistent", problem.GetProperty("code").GetString());
        Assert.Equal($"{line}:{position}", problem.GetProperty("place").GetString());
        Assert.Equal(
            $"Line {line}, position {position}: The weights add to 110; they must add to 100.",
            problem.GetProperty("messageEn").GetString()
        );
        Assert.StartsWith(
            $"บรรทัด {line} ตำแหน่ง {position}: ",
            problem.GetProperty("messageTh").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(version, await VersionInForce(client));
        await Put(ContainerNames.Uploads, "2570/310802/ita-2570.xlsx", ExportOf2570("310802"));
        await Eventually.BecomesTrue(async () =>
            (await RowOf(client, "310802"))?.TryGetProperty("hasReport", out _) == true
        );
        Assert.Equal(version, (await RowOf(client, "310802"))!.Value.GetProperty("frameworkVersion").GetString());

        // Corrected weights: in force at once, said where older results are shown, and no figure moves.
        var second = Framework(iit: 35, oit: 35);
        await Put(ContainerNames.Frameworks, "2570.json", second);
        var newer = Convert.ToHexStringLower(SHA256.HashData(second))[..12];
        await Eventually.BecomesTrue(async () =>
            await VersionInForce(client) == newer
            && (await Files(client))[0].GetProperty("state").GetString() == "accepted"
        );
        var accepted = (await Files(client))[0];
        Assert.Equal("older-results", accepted.GetProperty("warnings")[0].GetProperty("code").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(second)), accepted.GetProperty("sha256").GetString());
        using (var province = JsonDocument.Parse(await client.GetStringAsync("/api/provinces/31/years/2570.json")))
        {
            Assert.Equal(newer, province.RootElement.GetProperty("frameworkVersion").GetString());
            Assert.Equal(2, province.RootElement.GetProperty("olderResults").GetInt32());
        }

        // Neither a message that comes again nor a reconciliation rescores.
        await new Storage.Queues.WorkQueues(storage.Account).ScoreAsync(new AgencyCode("310801"), new FiscalYear(2570));
        await Eventually.BecomesTrue(async () =>
            await new Storage.Queues.WorkQueues(storage.Account).CountAsync(QueueNames.ScoreAgency) == 0
        );
        Assert.Equal("89.42", (await RowOf(client, "310801"))!.Value.GetProperty("total").GetString());

        using (
            var form = await client.PostAsync(
                "/api/frameworks/2570/rescoring",
                new StringContent("fiscalYear=2570", Encoding.UTF8, "application/x-www-form-urlencoded")
            )
        )
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        }

        using (var order = await client.PostAsJsonAsync("/api/frameworks/2570/rescoring", new { fiscalYear = 2570 }))
        {
            Assert.Equal(HttpStatusCode.Accepted, order.StatusCode);
            Assert.Equal(
                2,
                (await order.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("olderResults").GetInt32()
            );
        }

        // 0.35 × 96.21 + 0.30 × 78.54 + 0.35 × 91.25 = 89.17.
        await Eventually.BecomesTrue(async () =>
            (await RowOf(client, "310801"))!.Value.GetProperty("total").GetString() == "89.17"
        );
        await Eventually.BecomesTrue(async () =>
            (await client.GetFromJsonAsync<JsonElement>("/api/frameworks/2570/rescoring"))
                .GetProperty("olderResults")
                .GetInt32() == 0
        );
        await app.StopAsync();
    }

    [Fact]
    public async Task The_framework_in_force_and_the_schema_can_be_had_to_begin_the_next_year_with()
    {
        await using var app = await Start();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var text = await client.GetByteArrayAsync("/api/frameworks/2568.json");
        using var schema = JsonDocument.Parse(await client.GetStringAsync("/api/frameworks/schema.json"));

        Assert.Equal(FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2568))!.Version, FrameworkFile.Read(text).Version);
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/frameworks/2590.json")).StatusCode);
        await app.StopAsync();
    }

    private static byte[] Framework(int iit, int oit)
    {
        var json = JsonNode.Parse(FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.Text.Span)!;
        json["fiscalYear"] = 2570;
        json["instruments"]![0]!["weight"] = iit;
        json["instruments"]![2]!["weight"] = oit;
        return Encoding.UTF8.GetBytes(json.ToJsonString(s_indented));
    }

    // The sample with another year, and another agency if wanted, on its sheet ข้อมูลหน่วยงาน.
    private static byte[] ExportOf2570(string agency = "310801")
    {
        using var copy = new MemoryStream();
        copy.Write(File.ReadAllBytes(SampleFiles.Export2566));
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            using var reader = new StreamReader(entry.Open());
            var sheet = reader
                .ReadToEnd()
                .Replace("<v>2566</v>", "<v>2570</v>", StringComparison.Ordinal)
                .Replace("310801", agency, StringComparison.Ordinal);
            reader.Close();
            entry.Delete();
            using var writer = new StreamWriter(
                zip.CreateEntry("xl/worksheets/sheet1.xml").Open(),
                new UTF8Encoding(false)
            );
            writer.Write(sheet);
        }

        return copy.ToArray();
    }

    private static async Task<JsonElement?> RowOf(HttpClient client, string agency)
    {
        using var answer = await client.GetAsync("/api/provinces/31/years/2570.json");
        if (answer.StatusCode != HttpStatusCode.OK)
            return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json
            .RootElement.GetProperty("agencies")
            .EnumerateArray()
            .Single(row => row.GetProperty("agencyCode").GetString() == agency)
            .Clone();
    }

    private static async Task<JsonElement[]> Files(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/frameworks")).GetProperty("files").EnumerateArray()];

    private static async Task<string?> VersionInForce(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/frameworks"))
            .GetProperty("frameworks")
            .EnumerateArray()
            .FirstOrDefault(framework => framework.GetProperty("fiscalYear").GetInt32() == 2570)
            is { ValueKind: JsonValueKind.Object } framework
            ? framework.GetProperty("version").GetString()
            : null;

    private async Task<string[]> ProblemsOf(string agency)
    {
        var uploaded = await new SubmissionStore(storage.Account, TimeProvider.System).ListAsync(
            new AgencyCode(agency),
            new FiscalYear(2570)
        );
        return [.. uploaded.SelectMany(submission => submission.Problems).Select(problem => problem.Code)];
    }

    private async Task Put(string container, string name, byte[] content) =>
        await new UploadStore(storage.Account).PutAsync(container, name, new MemoryStream(content));

    private async Task<WebApplication> Start()
    {
        var settings = new Dictionary<string, string?>
        {
            ["ItaStorage"] = storage.ConnectionString,
            ["Port"] = "0",
            ["LocalHost:PollInterval"] = "00:00:00.2",
        };
        var app = LocalHostApp.Build([], settings);
        await app.StartAsync();
        return app;
    }
}
