using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Testing.Samples;
using Ita.Web.Access;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Builder;

namespace Ita.Web.Tests.Provinces;

/// <summary>Provinces of 300 agencies and of one with a hostile name, and who sees what of them.</summary>
public sealed class ProvincePagesTests(ProvincePagesTests.Provinces provinces)
    : IClassFixture<ProvincePagesTests.Provinces>
{
    private const string Hostile = "=cmd|'/c calc'!A1<script>alert(1)</script>\u202Eltr";
    private const string HostileShown = "=cmd|'/c calc'!A1<script>alert(1)</script>[U+202E]ltr";
    private const string Large = "/provinces/31/years/2566";

    [Theory]
    [InlineData("")]
    [InlineData("?view=indicators")]
    [InlineData("?lang=en")]
    public async Task A_page_of_three_hundred_agencies_is_smaller_than_300_KB(string query)
    {
        var html = await provinces.Local.GetByteArrayAsync(Large + query);

        Assert.True(html.Length < 300_000, $"{html.Length} bytes");
        Assert.Equal(300, Count(Encoding.UTF8.GetString(html), "<th scope=\"row\"><a href=\"/agencies/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=indicators")]
    [InlineData("?lang=en")]
    public async Task So_is_one_of_three_hundred_agencies_of_the_longest_names(string query) =>
        Assert.InRange(
            (await provinces.Local.GetByteArrayAsync("/provinces/34/years/2566" + query)).Length,
            100_000,
            300_000
        );

    [Fact]
    public async Task The_heat_map_is_put_in_order_by_one_indicator()
    {
        const string Query = "?view=indicators&sort=-indicator4&q=%E0%B9%80%E0%B8%88%E0%B8%A3%E0%B8%B4%E0%B8%8D";
        var html = await provinces.Local.GetStringAsync(Large + Query);
        using var json = JsonDocument.Parse(await provinces.Local.GetStringAsync("/api" + Large + ".json" + Query));

        var agencies = json.RootElement.GetProperty("agencies").EnumerateArray().ToList();
        var scores = agencies
            .Select(agency =>
                agency.TryGetProperty("indicators", out var indicators) && indicators.TryGetProperty("4", out var score)
                    ? decimal.Parse(score.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                    : -1
            )
            .ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(agencies.Select(agency => agency.GetProperty("agencyCode").GetString()), Codes(html));
        Assert.Contains("aria-sort=\"descending\"><a id=\"sort-indicator4\"", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"-indicator4\" selected", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_province_page_is_one_query_of_one_partition()
    {
        await provinces.Local.GetAsync(Large);
        var requests = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                if (tags.ToArray().Contains(new("server.port", provinces.TablePort)))
                    Interlocked.Increment(ref requests);
            }
        );
        listener.Start();

        await provinces.Local.GetAsync(Large + "?sort=-total&q=" + Uri.EscapeDataString("เจริญ"));

        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Of_four_respondents_it_is_told_only_that_they_are_fewer_than_five()
    {
        using var json = JsonDocument.Parse(await provinces.Local.GetStringAsync("/api" + Large + ".json"));
        var agency = json
            .RootElement.GetProperty("agencies")
            .EnumerateArray()
            .Single(agency => agency.GetProperty("agencyCode").GetString() == "310004");
        Assert.Equal("IIT", Assert.Single(agency.GetProperty("fewRespondents").EnumerateArray()).GetString());
        Assert.False(agency.GetProperty("respondents").TryGetProperty("IIT", out _));
        Assert.True(agency.GetProperty("respondents").TryGetProperty("EIT1", out _));
        foreach (var page in new[] { Large, "/agencies/310004" })
            Assert.Contains("&lt;5/", await provinces.Local.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains(
            ",<5,",
            await provinces.Local.GetStringAsync("/api" + Large + ".csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_state_is_told()
    {
        using var json = JsonDocument.Parse(await provinces.Local.GetStringAsync("/api" + Large + ".json"));
        var agencies = json
            .RootElement.GetProperty("agencies")
            .EnumerateArray()
            .ToDictionary(agency => agency.GetProperty("agencyCode").GetString()!);

        Assert.Equal("nothing", agencies["310000"].GetProperty("state").GetString());
        Assert.Equal("incomplete", agencies["310001"].GetProperty("state").GetString());
        Assert.Equal("OIT", agencies["310001"].GetProperty("missing")[0].GetString());
        Assert.Equal("rejected", agencies["310002"].GetProperty("state").GetString());
        Assert.Equal("scored", agencies["310003"].GetProperty("state").GetString());
        Assert.Equal("reported", agencies["310005"].GetProperty("state").GetString());
        Assert.True(agencies["310005"].GetProperty("newestUploadRefused").GetBoolean());
        Assert.Equal(
            [1, 2, 3, 4, 5],
            agencies["310004"].GetProperty("withheld").EnumerateArray().Select(each => each.GetInt32())
        );
        Assert.False(agencies["310004"].GetProperty("indicators").TryGetProperty("1", out _));
    }

    [Fact]
    public async Task What_is_taken_away_is_what_is_shown_in_its_order()
    {
        const string Query = "?sort=-total&state=reported&q=%E0%B9%80%E0%B8%88%E0%B8%A3%E0%B8%B4%E0%B8%8D";
        var html = await provinces.Local.GetStringAsync(Large + Query);
        using var json = JsonDocument.Parse(await provinces.Local.GetStringAsync("/api" + Large + ".json" + Query));
        var csv = await provinces.Local.GetStringAsync("/api" + Large + ".csv" + Query);
        using var zip = new ZipArchive(await provinces.Local.GetStreamAsync("/api" + Large + ".xlsx" + Query));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

        var shown = json
            .RootElement.GetProperty("agencies")
            .EnumerateArray()
            .Select(agency => agency.GetProperty("agencyCode").GetString()!)
            .ToList();
        Assert.InRange(shown.Count, 5, 40);
        Assert.Equal(shown, Codes(html));
        Assert.Equal(
            shown,
            csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])
        );
        Assert.Equal(
            shown,
            XDocument
                .Load(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open())
                .Descendants(main + "row")
                .Skip(1)
                .Select(row => row.Elements().First().Value)
        );
    }

    [Fact]
    public async Task Files_are_named_and_typed()
    {
        using var csv = await provinces.Local.GetAsync("/api" + Large + ".csv");
        using var xlsx = await provinces.Local.GetAsync("/api" + Large + ".xlsx");

        Assert.Equal(
            ("text/csv", "ita-2566-31.csv"),
            (csv.Content.Headers.ContentType!.MediaType, csv.Content.Headers.ContentDisposition!.FileName)
        );
        Assert.Equal("ita-2566-31.xlsx", xlsx.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task A_hostile_name_is_text_everywhere()
    {
        var province = await provinces.Local.GetStringAsync("/provinces/98/years/2566");
        var heat = await provinces.Local.GetStringAsync("/provinces/98/years/2566?view=indicators");
        var agency = await provinces.Local.GetStringAsync("/agencies/980006");
        var uploads = await provinces.Local.GetStringAsync("/agencies/980006/years/2566/submissions");
        var csv = await provinces.Local.GetStringAsync("/api/provinces/98/years/2566.csv");
        using var json = JsonDocument.Parse(
            await provinces.Local.GetStringAsync("/api/agencies/980006", "application/json")
        );
        using var zip = new ZipArchive(await provinces.Local.GetStreamAsync("/api/provinces/98/years/2566.xlsx"));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Assert.All(
            [province, heat, agency, uploads],
            html =>
            {
                Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
                Assert.Contains("[U+202E]", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
                Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
            }
        );
        Assert.Contains($"\"'{HostileShown}\"", csv, StringComparison.Ordinal);
        Assert.Equal(HostileShown, json.RootElement.GetProperty("name").GetString());
        Assert.Equal(
            "[U+202E]x'\"><b>.xlsx",
            json.RootElement.GetProperty("submissions")[0].GetProperty("file").GetString()
        );
        var workbook = await sheet.ReadToEndAsync();
        Assert.Contains("&lt;script&gt;", workbook, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", workbook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_sees_its_own_figures_and_the_provinces_medians_and_not_its_neighbours()
    {
        var own = await provinces.GetAsync("/api/agencies/310006", "agency:310006");
        var start = await provinces.GetAsync("/api/provinces", "agency:310006");
        var ofProvince = await provinces.GetAsync("/api/agencies/310006", "province:31");

        var json = JsonDocument.Parse(own.Body).RootElement;
        var year = json.GetProperty("years")[0];
        Assert.NotEmpty(year.GetProperty("figures").GetProperty("total").GetString()!);
        Assert.Equal(10, year.GetProperty("province").GetProperty("indicators").EnumerateObject().Count());
        Assert.DoesNotContain("quartile", own.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("310007", own.Body, StringComparison.Ordinal);
        Assert.Equal(own.Body.Length, ofProvince.Body.Length, tolerance: 40);
        Assert.Equal(
            "310006",
            Assert
                .Single(JsonDocument.Parse(start.Body).RootElement.GetProperty("agencies").EnumerateArray())
                .GetProperty("agencyCode")
                .GetString()
        );
        Assert.Empty(JsonDocument.Parse(start.Body).RootElement.GetProperty("provinces").EnumerateArray());
        foreach (
            var path in new[]
            {
                Large,
                "/api" + Large + ".json",
                "/api" + Large + ".csv",
                "/api" + Large + ".xlsx",
                "/api/agencies/310007",
            }
        )
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await provinces.GetAsync(path, "agency:310006")).Status);
        }
    }

    [Fact]
    public async Task Where_fewer_than_five_agencies_are_scored_no_median_is_shown()
    {
        var (_, body) = await provinces.GetAsync("/api/agencies/980006", "agency:980006");

        Assert.False(JsonDocument.Parse(body).RootElement.GetProperty("years")[0].TryGetProperty("province", out _));
    }

    [Fact]
    public async Task The_language_is_kept_in_a_cookie_and_names_stay_Thai()
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = provinces.Local.BaseAddress };
        var thai = await client.GetStringAsync(Large);
        var english = await client.GetStringAsync(Large + "?lang=en&sort=-total");
        var still = await client.GetStringAsync("/agencies/310006");
        var back = await client.GetStringAsync("/agencies/310006?lang=th");

        Assert.Contains("<html lang=\"th\">", thai, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("?sort=-total&amp;lang=th", english, StringComparison.Ordinal);
        Assert.Contains("เทศบาลตำบล", english, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", still, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"th\">", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_footer_says_how_old_the_data_is()
    {
        var html = await provinces.Local.GetStringAsync(Large);

        var at = html.Split("<footer", 2)[1].Split("datetime=\"", 2)[1].Split('"')[0];
        Assert.InRange(
            TimeProvider.System.GetUtcNow()
                - DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            TimeSpan.Zero,
            TimeSpan.FromMinutes(2)
        );
    }

    private static IEnumerable<string> Codes(string html) =>
        html.Split("<th scope=\"row\"><a href=\"/agencies/").Skip(1).Select(rest => rest.Split('"')[0]);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    public sealed class Provinces : IAsyncLifetime
    {
        private readonly WebApp _app = new();
        private WebApplication? _local;
        private WebApplication? _azure;

        public Client Local { get; private set; } = null!;

        public int TablePort => _app.Account.Tables.Uri.Port;

        public async ValueTask InitializeAsync()
        {
            await _app.InitializeAsync();
            await new SampleProvince(_app.Account, "31", 300).SeedAsync(new FiscalYear(2565), new FiscalYear(2566));
            await new SampleProvince(_app.Account, "34", 300, longNames: true).SeedAsync(new FiscalYear(2566));
            var hostile = new SampleProvince(_app.Account, "98", 7);
            hostile = new SampleProvince(_app.Account, "98", 7)
            {
                Agencies = [hostile.Agencies[6] with { Name = Hostile, District = Hostile }],
            };
            await hostile.SeedAsync(new FiscalYear(2566));
            await hostile.UploadAsync(
                hostile.Agencies[0],
                new FiscalYear(2566),
                "\u202Ex'\"><b>.xlsx",
                SubmissionState.Rejected,
                new Notice
                {
                    Code = "answer-unknown",
                    Sheet = Hostile,
                    Value = Hostile,
                    MessageTh = "ข้อความ",
                    MessageEn = "Words.",
                }
            );
            _local = await _app.StartAsync(SignIn.LocalAdministrator);
            _azure = await _app.StartAsync(SignIn.Platform);
            Local = new Client { BaseAddress = new Uri(_local.Urls.Single()) };
        }

        /// <summary>As somebody whom the platform signed in; JSON, where there is any.</summary>
        public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string role)
        {
            using var client = new HttpClient { BaseAddress = new Uri(_azure!.Urls.Single()) };
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.As(role);
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            Local.Dispose();
            await _local!.DisposeAsync();
            await _azure!.DisposeAsync();
            await _app.DisposeAsync();
        }
    }

    public sealed class Client : HttpClient
    {
        public async Task<string> GetStringAsync(string path, string accept)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
            using var answer = await SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
